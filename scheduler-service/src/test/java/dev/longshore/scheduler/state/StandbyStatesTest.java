package dev.longshore.scheduler.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Executor;

import static org.assertj.core.api.Assertions.assertThat;

class StandbyStatesTest {

    private static final StateCodec CODEC = new StateCodec(Entity.class);
    private static final TopicPartition ZERO = StateReader.partition(0);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());
    private final StandbyStates standby = new StandbyStates(consumer, CODEC);

    @Test
    void the_last_value_of_each_key_is_handed_over_with_the_place_where_to_read_on() {
        standby.follow(Set.of(0));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L));
        stored(0, executor("a", 1));
        stored(1, executor("b", 1));
        stored(2, executor("a", 2));
        removed(3, executor("b", 1));
        readOn();

        StateImage image = standby.handOver(0);

        assertThat(image.entities()).containsExactly(executor("a", 2));
        assertThat(image.position()).isEqualTo(4);
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void a_cell_that_was_not_followed_is_handed_over_as_nothing_read_yet() {
        StateImage image = standby.handOver(1);

        assertThat(image.entities()).isEmpty();
        assertThat(image.position()).isZero();
    }

    @Test
    void a_state_that_cannot_be_read_is_left_to_whoever_takes_over() {
        standby.follow(Set.of(0));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L));
        stored(0, executor("a", 1));
        consumer.addRecord(new ConsumerRecord<>(ZERO.topic(), 0, 1, "gang/1", "{}".getBytes(StandardCharsets.UTF_8)));
        readOn();

        StateImage image = standby.handOver(0);

        assertThat(image.entities()).isEmpty();
        assertThat(image.position()).isZero();
    }

    private void readOn() {
        standby.readOn(Duration.ZERO);
    }

    private static Executor executor(String name, int partition) {
        return new Executor(new ExecutorId(name), "1", "boot", partition, false);
    }

    private void stored(long offset, Executor executor) {
        consumer.addRecord(new ConsumerRecord<>(ZERO.topic(), 0, offset, executor.key(), CODEC.write(executor)));
    }

    private void removed(long offset, Executor executor) {
        consumer.addRecord(new ConsumerRecord<>(ZERO.topic(), 0, offset, executor.key(), null));
    }
}
