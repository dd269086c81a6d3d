package dev.longshore.gateway.event.delivery;

import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.MessageSerializer;

/** Says what a scheduler would say, while no gateway may be there. */
final class StatusSender {

    private StatusSender() {}

    /** @param seconds by which the record was written earlier or later than now */
    static void send(String bootstrapServers, JobStatusChanged change, int seconds) {
        try (KafkaProducer<String, Message> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers),
                new StringSerializer(), new MessageSerializer())) {
            producer.send(new ProducerRecord<>(Topic.JOB_STATUS.topicName(), Topic.partitionOf(change.key()),
                    System.currentTimeMillis() + seconds * 1000L, change.key(), change));
        }
    }
}
