package dev.longshore.messaging;

import java.util.Map;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * How the Kafka clients of all services are set. What makes them correct is fixed; what only tunes them can be set otherwise in
 * {@code spring.kafka}.
 */
public final class ClientSettings {

    /**
     * How large a record of a scheduler's state may be: 64 children of tasks with ten containers, each of which has failed nine times and
     * said much. Kafka takes 1 MiB of one record where nothing is said.
     */
    public static final int LARGEST_STATE_BYTES = 16 * 1024 * 1024;

    private static final int RECONNECT_WITHIN_MILLIS = 1_000;
    /** How long a client may not know of a topic that was created after it asked, or of its new partitions. */
    private static final int METADATA_AGE_MILLIS = 5_000;
    /** JMX is one for the whole JVM, which several services may share; Micrometer has the figures. */
    private static final String NO_JMX = "";
    /** For so long the partitions of a member that has died wait for another. The least that a broker allows without being told. */
    private static final int SESSION_MILLIS = 6_000;
    private static final int ADMIN_TIMEOUT_MILLIS = 3_000;

    private ClientSettings() {}

    /** Idempotent, with acks=all, and, where nothing else is set, without waiting for more to send. */
    public static Map<String, Object> producer(KafkaProperties properties) {
        Map<String, Object> settings = settings(properties.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    /** Reads what is committed, from the beginning where nothing else is known, and never commits by itself. */
    public static Map<String, Object> consumer(KafkaProperties properties) {
        Map<String, Object> settings = settings(properties.buildConsumerProperties());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        settings.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 3);
        return settings;
    }

    /** Gives up after seconds, so that a start is not held up while Kafka is away. */
    public static Map<String, Object> admin(KafkaProperties properties) {
        Map<String, Object> settings = settings(properties.buildAdminProperties());
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MILLIS);
        return settings;
    }

    private static Map<String, Object> settings(Map<String, Object> settings) {
        settings.putIfAbsent(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_WITHIN_MILLIS);
        settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_AGE_MILLIS);
        settings.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, NO_JMX);
        settings.putIfAbsent(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
