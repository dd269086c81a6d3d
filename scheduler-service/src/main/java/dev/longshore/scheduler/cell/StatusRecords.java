package dev.longshore.scheduler.cell;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.ProducerRecord;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatuses;
import dev.longshore.contracts.topic.Topic;

/** The statuses of a turn, many to a record and all on the partition of their cell (ADR 0010). */
final class StatusRecords {

    /** Some 60 KB: what is read of a partition at once has room for several. */
    private static final int MOST_CHANGES = 100;
    /** Kafka takes 1 MiB. */
    private static final int MOST_BYTES = 700_000;

    private final int cell;
    private final MessageCodec messages;

    StatusRecords(int cell, MessageCodec messages) {
        this.cell = cell;
        this.messages = messages;
    }

    /** @param isMuch whether to write them on all cores */
    Stream<ProducerRecord<String, byte[]>> records(List<JobStatusChanged> changes, boolean isMuch) {
        int count = (changes.size() + MOST_CHANGES - 1) / MOST_CHANGES;
        IntStream parts = IntStream.range(0, count);
        return (isMuch ? parts.parallel() : parts).boxed()
                .flatMap(part -> inRecords(part(changes, part)));
    }

    private static List<JobStatusChanged> part(List<JobStatusChanged> changes, int part) {
        return changes.subList(part * MOST_CHANGES, Math.min(changes.size(), (part + 1) * MOST_CHANGES));
    }

    /** A job may have had ten attempts and have much to say of each. */
    private Stream<ProducerRecord<String, byte[]>> inRecords(List<JobStatusChanged> changes) {
        JobStatuses message = new JobStatuses(cell, changes);
        byte[] value = messages.write(message);
        if (value.length <= MOST_BYTES || changes.size() == 1) {
            return Stream.of(new ProducerRecord<>(Topic.JOB_STATUS.topicName(), Math.floorMod(cell, Topic.HASH_PARTITIONS),
                    message.key(), value));
        }
        int half = changes.size() / 2;
        return Stream.concat(inRecords(changes.subList(0, half)), inRecords(changes.subList(half, changes.size())));
    }
}
