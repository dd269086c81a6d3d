package dev.longshore.scheduler.cell;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.query.SchedulerAnswer.WaitingBecause;
import dev.longshore.scheduler.state.InputOffsets;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineTest {

    private final Quarantine quarantine = new Quarantine();

    @Test
    void a_record_at_which_the_core_broke_once_is_acted_upon_again_and_alone() {
        quarantine.broken(input(7), "boom");

        assertThat(quarantine.isSuspect(record(7))).isTrue();
        assertThat(quarantine.reasonAgainst(record(7))).isEmpty();
        assertThat(quarantine.isSuspect(record(8))).isFalse();
    }

    @Test
    void a_record_at_which_the_core_broke_twice_is_put_aside() {
        quarantine.broken(input(7), "boom");
        quarantine.broken(input(7), "boom again");

        assertThat(quarantine.isSuspect(record(7))).isFalse();
        assertThat(quarantine.reasonAgainst(record(7))).contains("boom again");
    }

    @Test
    void a_record_that_went_through_the_second_time_is_cleared() {
        quarantine.broken(input(7), "boom");
        quarantine.passed(batch(7));

        assertThat(quarantine.isSuspect(record(7))).isFalse();
        quarantine.broken(input(7), "boom");
        assertThat(quarantine.reasonAgainst(record(7))).isEmpty();
    }

    private static InputBatch batch(long offset) {
        return InputBatch.of(List.of(input(offset)), InputOffsets.NONE);
    }

    private static Input.ToDecide input(long offset) {
        return new Input.ToDecide(record(offset), new WaitingBecause("q", Map.of()));
    }

    private static ConsumerRecord<String, byte[]> record(long offset) {
        return new ConsumerRecord<>("topic", 0, offset, "k", new byte[0]);
    }
}
