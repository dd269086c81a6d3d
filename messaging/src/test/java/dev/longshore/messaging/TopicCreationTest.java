package dev.longshore.messaging;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.topic.Topic;

import static org.assertj.core.api.Assertions.assertThat;

class TopicCreationTest {

    private static final Set<String> CATALOGUE = Stream.of(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());

    @TempDir
    Path folder;

    @Test
    void services_that_start_together_create_the_topics_once_and_none_fails() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                ExecutorService services = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<AnnotationConfigApplicationContext> start = () -> service(broker.bootstrapServers());

            for (Future<AnnotationConfigApplicationContext> service : services.invokeAll(List.of(start, start, start, start))) {
                service.get().close();
            }

            assertThat(topics(broker.bootstrapServers())).containsAll(CATALOGUE);
        }
    }

    @Test
    void a_service_that_starts_without_kafka_creates_the_topics_when_kafka_comes() throws Exception {
        String address;
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            address = broker.bootstrapServers();
        }

        try (AnnotationConfigApplicationContext service = service(address);
                EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            assertThat(service.isRunning()).isTrue();
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(topics(broker.bootstrapServers())).containsAll(CATALOGUE));
        }
    }

    private static AnnotationConfigApplicationContext service(String bootstrapServers) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("spring.application.name", "test-service")));
        context.registerBean(KafkaProperties.class, () -> {
            KafkaProperties properties = new KafkaProperties();
            properties.setBootstrapServers(List.of(bootstrapServers));
            return properties;
        });
        context.register(Service.class);
        context.refresh();
        return context;
    }

    private static Set<String> topics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(MessagingConfiguration.class)
    static class Service {

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
