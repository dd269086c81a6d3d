package dev.longshore.gateway.event.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1));

    @Test
    void each_pause_is_twice_as_long_up_to_five_minutes_and_less_by_up_to_a_half() {
        for (int failed = 1; failed <= 200; failed++) {
            Duration full = Duration.ofSeconds((long) Math.min(300, Math.pow(2, failed - 1)));
            assertThat(backoff.after(failed, Optional.empty())).isBetween(full.dividedBy(2), full);
        }
    }

    @Test
    void no_two_that_failed_together_come_back_together() {
        Set<Duration> pauses = IntStream.range(0, 100).mapToObj(_ -> backoff.after(3, Optional.empty()))
                .collect(Collectors.toSet());

        assertThat(pauses).hasSizeGreaterThan(90);
    }

    @Test
    void a_target_that_asks_for_more_time_gets_it_up_to_five_minutes() {
        assertThat(backoff.after(1, Optional.of(Duration.ofSeconds(90)))).isEqualTo(Duration.ofSeconds(90));
        assertThat(backoff.after(1, Optional.of(Duration.ofDays(1)))).isEqualTo(Duration.ofMinutes(5));
    }
}
