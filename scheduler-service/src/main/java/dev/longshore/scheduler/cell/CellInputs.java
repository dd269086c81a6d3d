package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.state.InputOffsets;

/**
 * The inputs of one cell. Those that change state are read from where the stored state ends; heartbeats and queries, which do not, from
 * now on.
 */
final class CellInputs {

    /** In the order in which a batch is acted upon: what there is, before what is wanted of it. */
    private static final List<Topic> DURABLE = List.of(Topic.RESOURCES, Topic.CAPACITY, Topic.JOB_REPORTS, Topic.JOB_COMMANDS);
    private static final List<Topic> PASSING = List.of(Topic.HEARTBEATS, Topic.QUERIES);

    private final Consumer<String, byte[]> consumer;
    private final int cell;
    private final Quarantine quarantine;
    private final MessageCodec codec = new MessageCodec();

    private CellInputs(Consumer<String, byte[]> consumer, int cell, Quarantine quarantine) {
        this.consumer = consumer;
        this.cell = cell;
        this.quarantine = quarantine;
    }

    static CellInputs from(InputOffsets offsets, Consumer<String, byte[]> consumer, int cell, Quarantine quarantine) {
        CellInputs inputs = new CellInputs(consumer, cell, quarantine);
        consumer.assign(Stream.concat(DURABLE.stream(), PASSING.stream()).map(inputs::partition).toList());
        for (Topic topic : DURABLE) {
            TopicPartition partition = inputs.partition(topic);
            offsets.next(topic).ifPresentOrElse(offset -> consumer.seek(partition, offset),
                    () -> consumer.seekToBeginning(List.of(partition)));
        }
        consumer.seekToEnd(PASSING.stream().map(inputs::partition).toList());
        return inputs;
    }

    /** Waits until there is something to read, but not longer than that. */
    List<InputBatch> poll(Duration atMost) {
        ConsumerRecords<String, byte[]> records = consumer.poll(atMost);
        List<ConsumerRecord<String, byte[]>> ordered = new ArrayList<>(records.count());
        Stream.concat(DURABLE.stream(), PASSING.stream()).forEach(topic -> ordered.addAll(records.records(partition(topic))));
        if (ordered.stream().noneMatch(quarantine::isSuspect)) {
            return List.of(batch(ordered, positions()));
        }
        return inGroups(ordered);
    }

    /** The offsets of each are those after it, and of topics that it has not come to before their first. */
    private List<InputBatch> inGroups(List<ConsumerRecord<String, byte[]>> ordered) {
        Map<String, Long> next = new HashMap<>(positions().next());
        ordered.reversed().forEach(record -> next.computeIfPresent(record.topic(), (_, _) -> record.offset()));
        List<InputBatch> batches = new ArrayList<>();
        for (List<ConsumerRecord<String, byte[]>> group : groups(ordered)) {
            group.forEach(record -> next.computeIfPresent(record.topic(), (_, _) -> record.offset() + 1));
            batches.add(batch(group, new InputOffsets(next)));
        }
        return batches;
    }

    /** Each suspect alone, and together what stands between two of them. */
    private List<List<ConsumerRecord<String, byte[]>>> groups(List<ConsumerRecord<String, byte[]>> ordered) {
        List<List<ConsumerRecord<String, byte[]>>> groups = new ArrayList<>();
        boolean apart = true;
        for (ConsumerRecord<String, byte[]> record : ordered) {
            boolean suspect = quarantine.isSuspect(record);
            if (suspect || apart) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(record);
            apart = suspect;
        }
        return groups;
    }

    private InputBatch batch(List<ConsumerRecord<String, byte[]>> records, InputOffsets offsets) {
        return InputBatch.of(records.stream().map(this::read).toList(), offsets);
    }

    private Input read(ConsumerRecord<String, byte[]> origin) {
        return quarantine.reasonAgainst(origin).<Input>map(reason -> new Input.ToPutAside(origin, reason))
                .orElseGet(() -> Input.of(origin, codec));
    }

    private InputOffsets positions() {
        Map<String, Long> next = new HashMap<>();
        DURABLE.forEach(topic -> next.put(topic.topicName(), consumer.position(partition(topic))));
        return new InputOffsets(next);
    }

    private TopicPartition partition(Topic topic) {
        return new TopicPartition(topic.topicName(), topic.spread() == Topic.Spread.SINGLE ? 0 : cell);
    }
}
