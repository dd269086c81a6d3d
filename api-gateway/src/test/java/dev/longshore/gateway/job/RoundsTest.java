package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RoundsTest {

    @ParameterizedTest
    @MethodSource
    void a_round_that_fails_is_followed_by_the_next_one(Supplier<RuntimeException> failure) {
        AtomicInteger done = new AtomicInteger();
        Rounds rounds = new Rounds("test", Duration.ofMillis(1), () -> {
            done.incrementAndGet();
            throw failure.get();
        });
        rounds.start();

        Awaitility.await().until(() -> done.get() >= 3);
        assertThat(rounds.isRunning()).isTrue();
        rounds.stop();
        assertThat(rounds.isRunning()).isFalse();
    }

    static List<Supplier<RuntimeException>> a_round_that_fails_is_followed_by_the_next_one() {
        return List.of(() -> new IllegalStateException("away"), () -> {
            throw new StackOverflowError();
        });
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
