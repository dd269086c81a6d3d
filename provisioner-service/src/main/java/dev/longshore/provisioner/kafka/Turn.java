package dev.longshore.provisioner.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.messaging.Route;
import dev.longshore.provisioner.hostpool.Decision;
import dev.longshore.provisioner.hostpool.SliceChange;

/** What one poll came to: the records to write and the offsets that are done, for one transaction. */
final class Turn {

    private final List<ProducerRecord<String, Message>> records = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();

    void add(Decision decision) {
        decision.change().ifPresent(this::add);
        records.add(Route.toCell(Topic.CAPACITY, decision.cell(), decision.answer()));
    }

    void add(ResourceStatusChanged status) {
        records.add(Route.single(Topic.RESOURCE_STATUS, status));
    }

    void addForEachCell(HostPoolChanged pool, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            records.add(Route.toCell(Topic.CAPACITY, cell, pool));
        }
    }

    void done(ConsumerRecord<String, ?> record) {
        offsets.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
    }

    List<ProducerRecord<String, Message>> records() {
        return records;
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    boolean isEmpty() {
        return records.isEmpty() && offsets.isEmpty();
    }

    private void add(SliceChange change) {
        records.add(switch (change) {
            case SliceChange.Cut cut -> Route.single(Topic.HOST_SLICES, cut.slice());
            case SliceChange.GivenBack back -> new ProducerRecord<>(Topic.HOST_SLICES.topicName(), 0, back.slice().key(), null);
        });
    }
}
