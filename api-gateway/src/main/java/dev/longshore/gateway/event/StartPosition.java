package dev.longshore.gateway.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a reader begins: where the last one of its group has come to, but not with what nobody wanted when it was written.
 *
 * @param since from when on somebody wants it
 */
public record StartPosition(Instant since) {

    /** By so much may the clocks of services differ: rather a little too early than too late. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.minus(SLACK).toEpochMilli()));
        // The ends first: what is written between the two questions is behind them, and is read.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> wanted = consumer.offsetsForTimes(times);
        Map<TopicPartition, OffsetAndMetadata> reached = consumer.committed(new HashSet<>(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp from = wanted.get(partition);
            long start = from == null ? ends.get(partition) : from.offset();
            OffsetAndMetadata known = reached.get(partition);
            consumer.seek(partition, known == null ? start : Math.max(start, known.offset()));
        }
    }
}
