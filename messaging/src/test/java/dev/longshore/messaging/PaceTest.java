package dev.longshore.messaging;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final long NOW = -4_000_000;

    private final Pace pace = new Pace(Duration.ofMillis(10), NOW);

    @Test
    void the_first_batch_and_one_after_a_rest_begin_at_once() {
        assertThat(pace.toWait(NOW)).isZero();
        pace.begins(NOW);
        assertThat(pace.toWait(NOW + 10_000_000)).isZero();
        assertThat(pace.toWait(NOW + 50_000_000)).isNegative();
    }

    @Test
    void a_batch_that_follows_another_closely_waits_for_what_else_may_come() {
        pace.begins(NOW);
        assertThat(pace.toWait(NOW + 3_000_000)).isEqualTo(7_000_000);
    }

    @Test
    void a_batch_may_ask_for_another_time_until_the_next_one_only() {
        pace.begins(NOW, Duration.ofMillis(30));
        assertThat(pace.toWait(NOW + 10_000_000)).isEqualTo(20_000_000);

        pace.begins(NOW + 30_000_000);
        assertThat(pace.toWait(NOW + 30_000_000)).isEqualTo(10_000_000);
    }
}
