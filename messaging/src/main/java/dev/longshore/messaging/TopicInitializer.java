package dev.longshore.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.core.KafkaAdmin;

import dev.longshore.contracts.topic.Topic;

/** The topics of the catalogue as Kafka is to create them. Every service asks for all of them; the first one does it. */
final class TopicInitializer {

    /** Small segments, so that compaction keeps up: only closed segments are compacted. */
    private static final Map<String, String> COMPACTED = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT, TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(32 * 1024 * 1024),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.3");
    private static final Set<Topic> SHORT_LIVED = Set.of(Topic.HEARTBEATS, Topic.QUERIES, Topic.ANSWERS);
    private static final String ONE_HOUR = Long.toString(60 * 60 * 1000L);
    private static final String KEPT_FOR_EVER = "-1";

    private TopicInitializer() {}

    static KafkaAdmin.NewTopics newTopics(MessagingProperties properties) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(
                    new NewTopic(topic.topicName(), topic.partitions(properties.cells()), (short) properties.replicationFactor())
                            .configs(configuration(topic)));
        }
        return new KafkaAdmin.NewTopics(topics.toArray(NewTopic[]::new));
    }

    private static Map<String, String> configuration(Topic topic) {
        if (topic == Topic.SCHEDULER_STATE) {
            Map<String, String> compacted = new HashMap<>(COMPACTED);
            compacted.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(ClientSettings.LARGEST_STATE_BYTES));
            return compacted;
        }
        if (topic.isCompacted()) {
            return COMPACTED;
        }
        if (SHORT_LIVED.contains(topic)) {
            return Map.of(TopicConfig.RETENTION_MS_CONFIG, ONE_HOUR);
        }
        if (topic == Topic.JOB_STATUS) {
            return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(30L * 24 * 60 * 60 * 1000));
        }
        return topic == Topic.DEAD_LETTERS ? Map.of(TopicConfig.RETENTION_MS_CONFIG, KEPT_FOR_EVER) : Map.of();
    }
}
