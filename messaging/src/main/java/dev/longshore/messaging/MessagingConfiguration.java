package dev.longshore.messaging;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.util.backoff.ExponentialBackOff;

import dev.longshore.contracts.Message;

/**
 * What every service needs of Kafka. Import it beside the service's own configuration.
 *
 * <p>Producers are idempotent with acks=all; consumers read_committed, in batches, and retry a batch that throws for as long as it
 * takes: what is broken for good is for {@link DeadLetters}, what throws is the world's fault and passes. What was read is noted down once
 * a second, and when a consumer stops or gives a partition away: each reader must bear to read a second's worth twice.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagingProperties.class)
public class MessagingConfiguration {

    private static final int SECONDS_FOR_TOPICS = 3;
    /** So much is read again after a crash. A commit for each batch costs the broker as much as to send the batch. */
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    /** A batch has its price, however little is in it. One that comes after a rest is read at once. */
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(10);

    @Bean
    KafkaAdmin.NewTopics longshoreTopics(MessagingProperties properties) {
        return TopicInitializer.newTopics(properties);
    }

    @Bean
    KafkaAdmin kafkaAdmin(KafkaProperties properties) {
        KafkaAdmin admin = new KafkaAdmin(ClientSettings.admin(properties));
        admin.setAutoCreate(false);
        admin.setFatalIfBrokerNotAvailable(true);
        admin.setOperationTimeout(SECONDS_FOR_TOPICS);
        admin.setCloseTimeout(SECONDS_FOR_TOPICS);
        return admin;
    }

    @Bean
    TopicCreation topicCreation(KafkaAdmin kafkaAdmin) {
        return new TopicCreation(kafkaAdmin);
    }

    @Bean
    ProducerFactory<String, Message> messageProducerFactory(KafkaProperties properties, MeterRegistry meters) {
        DefaultKafkaProducerFactory<String, Message> factory = new DefaultKafkaProducerFactory<>(
                ClientSettings.producer(properties), new StringSerializer(), new MessageSerializer());
        factory.addListener(new MicrometerProducerListener<>(meters));
        return factory;
    }

    /** Does not log failed sends, each with what it was to say: that is for the sender, once. */
    @Bean
    KafkaTemplate<String, Message> messageTemplate(ProducerFactory<String, Message> factory) {
        KafkaTemplate<String, Message> template = new KafkaTemplate<>(factory);
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Bean
    ConsumerFactory<String, Inbound> inboundConsumerFactory(KafkaProperties properties, MeterRegistry meters) {
        Map<String, Object> settings = ClientSettings.consumer(properties);
        settings.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, Tombstones.class.getName());
        DefaultKafkaConsumerFactory<String, Inbound> factory = new DefaultKafkaConsumerFactory<>(settings,
                new StringDeserializer(),
                new InboundDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory;
    }

    /** For {@code @KafkaListener} methods that take a {@code List<ConsumerRecord<String, Inbound>>}. */
    @Bean
    ConcurrentKafkaListenerContainerFactory<String, Inbound> kafkaListenerContainerFactory(
            ConsumerFactory<String, Inbound> consumers) {
        ConcurrentKafkaListenerContainerFactory<String, Inbound> factory = new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(consumers);
        factory.setBatchListener(true);
        factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.TIME);
        factory.getContainerProperties().setAckTime(BETWEEN_COMMITS.toMillis());
        factory.getContainerProperties().setIdleBetweenPolls(BETWEEN_BATCHES.toMillis());
        ExponentialBackOff patience = new ExponentialBackOff(200, 2);
        patience.setMaxInterval(5_000);
        factory.setCommonErrorHandler(new DefaultErrorHandler(patience));
        return factory;
    }

    @Bean(destroyMethod = "destroy")
    DefaultKafkaProducerFactory<String, byte[]> deadLetterProducerFactory(KafkaProperties properties) {
        return new DefaultKafkaProducerFactory<>(ClientSettings.producer(properties), new StringSerializer(),
                new ByteArraySerializer());
    }

    @Bean
    DeadLetters deadLetters(DefaultKafkaProducerFactory<String, byte[]> deadLetterProducerFactory,
            @Value("${spring.application.name}") String service, MeterRegistry meters) {
        return new DeadLetters(deadLetterProducerFactory.createProducer(), service, meters);
    }
}
