package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    @Test
    void a_round_that_fails_is_followed_by_the_next_one() {
        AtomicInteger done = new AtomicInteger();
        Rounds rounds = new Rounds("test", Duration.ofMillis(1), () -> {
            done.incrementAndGet();
            throw new IllegalStateException("away");
        });
        rounds.start();

        Awaitility.await().until(() -> done.get() >= 3);
        assertThat(rounds.isRunning()).isTrue();
        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();
    }

    @Test
    void a_round_that_waits_is_woken_at_the_end() {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        Rounds rounds = new Rounds("test", Duration.ofMillis(1), () -> {
            waiting.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                woken.countDown();
            }
        });
        rounds.start();
        Awaitility.await().until(() -> waiting.getCount() == 0);

        rounds.stop();

        Awaitility.await().until(() -> woken.getCount() == 0);
    }
}
