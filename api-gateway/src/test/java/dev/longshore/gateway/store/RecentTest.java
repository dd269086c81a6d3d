package dev.longshore.gateway.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecentTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();
    private final Recent<String, Integer> recent = new Recent<>(Duration.ofSeconds(1), now::get);

    @Test
    void what_was_read_a_moment_ago_is_not_read_again() {
        assertThat(get()).isEqualTo(1);
        now.addAndGet(Duration.ofMillis(999).toNanos());
        assertThat(get()).isEqualTo(1);
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void what_is_forgotten_is_read_again() {
        get();
        recent.forget();
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void what_was_being_read_while_it_was_forgotten_is_not_trusted() {
        recent.get("key", _ -> {
            recent.forget();
            return reads.incrementAndGet();
        });
        assertThat(get()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_read_is_asked_for_again() {
        assertThatThrownBy(() -> recent.get("key", _ -> {
            throw new IllegalStateException("away");
        })).hasMessage("away");
        assertThat(get()).isEqualTo(1);
    }

    @Test
    void what_is_no_longer_recent_is_not_kept() {
        for (int i = 0; i < 1_000; i++) {
            recent.get("key " + i, _ -> 1);
        }
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        get();

        assertThat(recent.size()).isEqualTo(1);
    }

    private int get() {
        return recent.get("key", _ -> reads.incrementAndGet());
    }
}
