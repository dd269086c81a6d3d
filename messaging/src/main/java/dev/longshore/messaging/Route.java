package dev.longshore.messaging;

import org.apache.kafka.clients.producer.ProducerRecord;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.topic.Topic;

/** Turns a message into a record for the right partition of its topic. */
public final class Route {

    private Route() {}

    /** For topics with one partition. */
    public static ProducerRecord<String, Message> single(Topic topic, Message message) {
        return record(topic, Topic.Spread.SINGLE, 0, message);
    }

    /** For topics with one partition per cell. */
    public static ProducerRecord<String, Message> toCell(Topic topic, int cell, Message message) {
        return record(topic, Topic.Spread.CELL, cell, message);
    }

    /** For topics spread by hash: by the message's own key. */
    public static ProducerRecord<String, Message> byKey(Topic topic, Message message) {
        return toPartition(topic, Topic.partitionOf(message.key()), message);
    }

    /** For topics spread by hash, where the reader has announced its partition. */
    public static ProducerRecord<String, Message> toPartition(Topic topic, int partition, Message message) {
        return record(topic, Topic.Spread.HASH, partition, message);
    }

    private static ProducerRecord<String, Message> record(Topic topic, Topic.Spread spread, int partition, Message message) {
        if (topic.spread() != spread) {
            throw new IllegalArgumentException(topic + " is spread by " + topic.spread() + ", not by " + spread);
        }
        return new ProducerRecord<>(topic.topicName(), partition, message.key(), message);
    }
}
