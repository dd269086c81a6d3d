package dev.longshore.messaging;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TombstonesTest {

    @Test
    void a_record_without_value_is_read_as_a_tombstone_and_others_stay_as_they_are() {
        Inbound broken = new Inbound.Unreadable(new byte[0], "not JSON");
        List<ConsumerRecord<String, Inbound>> records = List.of(new ConsumerRecord<>("topic", 0, 7, "a", broken),
                new ConsumerRecord<>("topic", 0, 8, "b", null));

        ConsumerRecords<String, Inbound> read = new Tombstones()
                .onConsume(new ConsumerRecords<>(Map.of(new TopicPartition("topic", 0), records), Map.of()));

        assertThat(StreamSupport.stream(read.spliterator(), false).map(ConsumerRecord::value)).containsExactly(broken,
                new Inbound.Tombstone());
        assertThat(StreamSupport.stream(read.spliterator(), false).map(ConsumerRecord::offset)).containsExactly(7L, 8L);
    }
}
