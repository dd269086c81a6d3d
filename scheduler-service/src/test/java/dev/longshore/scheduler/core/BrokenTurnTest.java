package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokenTurnTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Message HEARTBEAT = new Heartbeat(new ExecutorId("e-1"), "1", NOW);
    /** Longer than any calendar: adding it to a time fails. */
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    @Test
    void a_message_on_which_the_turn_breaks_is_named() {
        SchedulerCore core = new SchedulerCore(CoreSettings.defaults());

        assertThatThrownBy(() -> core.process(Arrays.asList(HEARTBEAT, null), NOW))
                .isInstanceOfSatisfying(InputFailedException.class, failure -> assertThat(failure.input()).isEqualTo(1));
    }

    @Test
    void where_work_of_its_own_breaks_no_message_is_blamed() {
        SchedulerCore core = new SchedulerCore(new CoreSettings(0, Duration.ofSeconds(10), FOR_EVER, Duration.ofSeconds(30),
                Duration.ofMinutes(10), Duration.ofSeconds(5), Duration.ofMinutes(1)));

        assertThatThrownBy(() -> core.process(List.of(HEARTBEAT), NOW))
                .isInstanceOfSatisfying(OwnWorkFailedException.class, failure -> assertThat(failure.work()).isEqualTo("liveness"))
                .hasMessageStartingWith("the scheduler's own work, liveness, failed: java.");
    }
}
