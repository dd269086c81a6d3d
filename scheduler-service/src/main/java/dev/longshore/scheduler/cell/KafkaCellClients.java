package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

import dev.longshore.contracts.Message;
import dev.longshore.messaging.ClientSettings;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.scheduler.settings.SchedulerProperties;

/** Clients of the Kafka that {@code spring.kafka} names. */
final class KafkaCellClients implements CellClients {

    private static final String GROUP = "longshore-scheduler";
    /** More than Kafka's usual three: a standby learns at its next heartbeat that another has died, and takes over only then. */
    private static final int HEARTBEATS_IN_SESSION = 10;
    /** A batch is one transaction; larger ones share its cost under load, and take longer. */
    private static final int LARGEST_BATCH = 2_000;
    /** The three of these bound how long a cell hangs on a Kafka that is away before it tries again. */
    private static final Duration REQUEST = Duration.ofSeconds(3);
    private static final Duration DELIVERY = Duration.ofSeconds(9);
    private static final Duration TRANSACTION = Duration.ofSeconds(10);
    /** A commit sends what has gathered at once: so a transaction is one request, not one for the first record and others for the rest. */
    private static final Duration UNTIL_COMMIT = Duration.ofMillis(100);
    private static final Duration LONGEST_BLOCK_OF_AN_ASIDE = Duration.ofMillis(500);

    private final KafkaProperties kafka;
    private final SchedulerProperties settings;
    private final MeterRegistry meters;

    KafkaCellClients(KafkaProperties kafka, SchedulerProperties settings, MeterRegistry meters) {
        this.kafka = kafka;
        this.settings = settings;
        this.meters = meters;
    }

    /** Keeps cells where they are when others come and go: a cell that moves is built again. */
    @Override
    public Consumer<String, byte[]> membership() {
        Map<String, Object> special = new HashMap<>();
        special.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        special.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(settings.sessionTimeout()));
        special.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                millis(settings.sessionTimeout().dividedBy(HEARTBEATS_IN_SESSION)));
        special.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        if (!settings.instanceId().isEmpty()) {
            special.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.instanceId());
        }
        return consumer("membership", special);
    }

    @Override
    public Consumer<String, byte[]> inputs(int cell) {
        return consumer("cell-" + cell, Map.of());
    }

    @Override
    public Consumer<String, byte[]> state() {
        return consumer("state", Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 8 * 1024 * 1024));
    }

    @Override
    public Producer<String, byte[]> writer(int cell) {
        Map<String, Object> configuration = producer("cell-" + cell);
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "scheduler-" + cell);
        configuration.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION));
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ClientSettings.LARGEST_STATE_BYTES);
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, millis(UNTIL_COMMIT));
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(TRANSACTION));
        return new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
    }

    /** Of messages outside of transactions; gives up soon. */
    Producer<String, Message> asides() {
        Map<String, Object> configuration = producer("asides");
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(LONGEST_BLOCK_OF_AN_ASIDE));
        return new KafkaProducer<>(configuration, new StringSerializer(), new MessageSerializer());
    }

    private Map<String, Object> producer(String name) {
        Map<String, Object> configuration = ClientSettings.producer(kafka);
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, clientId(name));
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST));
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(DELIVERY));
        return configuration;
    }

    private Consumer<String, byte[]> consumer(String name, Map<String, Object> special) {
        Map<String, Object> configuration = ClientSettings.consumer(kafka);
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(name));
        configuration.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis(TRANSACTION));
        configuration.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, LARGEST_BATCH);
        configuration.putAll(special);
        DefaultKafkaConsumerFactory<String, byte[]> factory = new DefaultKafkaConsumerFactory<>(configuration,
                new StringDeserializer(), new ByteArrayDeserializer());
        factory.addListener(new MicrometerConsumerListener<>(meters));
        return factory.createConsumer();
    }

    private String clientId(String name) {
        return kafka.getClientId() == null ? name : kafka.getClientId() + "-" + name;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
