package dev.longshore.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Gives a record without value the value {@link Inbound.Tombstone}: Kafka asks no deserializer about it. */
public final class Tombstones implements ConsumerInterceptor<String, Inbound> {

    @Override
    public ConsumerRecords<String, Inbound> onConsume(ConsumerRecords<String, Inbound> records) {
        Map<TopicPartition, List<ConsumerRecord<String, Inbound>>> named = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            named.put(partition, records.records(partition).stream().map(Tombstones::named).toList());
        }
        return new ConsumerRecords<>(named, records.nextOffsets());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void configure(Map<String, ?> configuration) {}

    @Override
    public void close() {}

    private static ConsumerRecord<String, Inbound> named(ConsumerRecord<String, Inbound> record) {
        if (record.value() != null) {
            return record;
        }
        return new ConsumerRecord<>(record.topic(), record.partition(), record.offset(), record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(), record.serializedValueSize(), record.key(), new Inbound.Tombstone(), record.headers(),
                record.leaderEpoch());
    }
}
