package dev.longshore.gateway.event;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartPositionTest {

    private static final TopicPartition PARTITION = new TopicPartition("events", 0);

    @Test
    void what_is_written_while_a_new_reader_looks_where_to_begin_is_read() {
        try (BusyTopic topic = new BusyTopic()) {
            topic.assign(List.of(PARTITION));

            new StartPosition(Instant.parse("2026-01-02T03:04:05Z")).seek(topic, List.of(PARTITION));

            assertThat(topic.position(PARTITION)).isEqualTo(5);
        }
    }

    /** Five old records, and another one whenever somebody has asked. */
    private static final class BusyTopic extends MockConsumer<String, byte[]> {

        private long end = 5;

        BusyTopic() {
            super("earliest");
        }

        @Override
        public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> young = new HashMap<>();
            young.put(PARTITION, end == 5 ? null : new OffsetAndTimestamp(5, Long.MAX_VALUE));
            end++;
            return young;
        }

        @Override
        public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            long before = end;
            end++;
            return Map.of(PARTITION, before);
        }
    }
}
