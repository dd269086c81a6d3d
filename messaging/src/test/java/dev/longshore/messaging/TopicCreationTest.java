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
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
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

    private static final ConfigResource STATE = new ConfigResource(ConfigResource.Type.TOPIC, Topic.SCHEDULER_STATE.topicName());

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

    @Test
    void the_topic_of_the_state_takes_16_mib_of_a_record_also_where_an_older_version_has_created_it() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            NewTopic old = new NewTopic(Topic.SCHEDULER_STATE.topicName(), 1, (short) 1)
                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "12345"));
            admin.createTopics(List.of(old)).all().get();

            service(broker.bootstrapServers()).close();

            awaitOfStateTopic(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "16777216");
            awaitOfStateTopic(admin, TopicConfig.RETENTION_MS_CONFIG, "12345");
        }
    }

    @Test
    void a_new_topic_of_the_state_takes_16_mib_of_a_record_as_well_and_one_that_takes_more_keeps_it() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            service(broker.bootstrapServers()).close();
            awaitOfStateTopic(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "16777216");

            admin.incrementalAlterConfigs(Map.of(STATE, List.of(new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "20000000"), AlterConfigOp.OpType.SET)))).all().get();
            awaitOfStateTopic(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "20000000");
            service(broker.bootstrapServers()).close();
            awaitOfStateTopic(admin, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "20000000");
        }
    }

    private static void awaitOfStateTopic(Admin admin, String key, String value) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(admin.describeConfigs(List.of(STATE)).all().get().get(STATE).get(key).value()).isEqualTo(value));
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
