package dev.longshore.gateway.event.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What of the partitions that are read here is under way. A partition is done up to its first record that is not; what lies behind that is
 * delivered again where another reader goes on. Safe for use by many threads.
 */
final class Window {

    private final Map<TopicPartition, Part> parts = new HashMap<>();

    /** A partition that is read anew, whatever was under way of it before. */
    synchronized void open(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> parts.put(partition, new Part()));
    }

    synchronized void close(Collection<TopicPartition> partitions) {
        partitions.forEach(parts::remove);
    }

    /** @return what the record belongs to, for as long as it is of any use to deliver it */
    synchronized Part begin(ConsumerRecord<?, ?> record) {
        Part part = parts.computeIfAbsent(partition(record), _ -> new Part());
        part.open.put(record.offset(), record.timestamp());
        return part;
    }

    synchronized void end(ConsumerRecord<?, ?> record, Part part) {
        part.open.remove(record.offset());
    }

    /** Notes how far was read. */
    synchronized void reached(Map<TopicPartition, OffsetAndMetadata> positions) {
        positions.forEach((partition, position) -> {
            Part part = parts.get(partition);
            if (part != null) {
                part.position = OptionalLong.of(position.offset());
            }
        });
    }

    /** Whether the record is still to be delivered from here. */
    synchronized boolean holds(ConsumerRecord<?, ?> record, Part part) {
        return parts.get(partition(record)) == part;
    }

    synchronized int size() {
        return parts.values().stream().mapToInt(part -> part.open.size()).sum();
    }

    /** When the oldest record under way was written, in milliseconds since the epoch. */
    synchronized OptionalLong oldest() {
        return parts.values().stream().filter(part -> !part.open.isEmpty())
                .mapToLong(part -> part.open.firstEntry().getValue()).min();
    }

    synchronized Map<TopicPartition, OffsetAndMetadata> done() {
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        parts.forEach((partition, part) -> {
            if (!part.open.isEmpty()) {
                done.put(partition, new OffsetAndMetadata(part.open.firstKey()));
            } else if (part.position.isPresent()) {
                done.put(partition, new OffsetAndMetadata(part.position.getAsLong()));
            }
        });
        return done;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    /** What is under way of one partition, for as long as it is read here. */
    static final class Part {

        /** When each was written, by offset. */
        private final TreeMap<Long, Long> open = new TreeMap<>();
        private OptionalLong position = OptionalLong.empty();

        private Part() {}
    }
}
