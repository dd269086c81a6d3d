package dev.longshore.gateway.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BellsTest {

    private static final Duration FOREVER = Duration.ofHours(1);

    private final Bells bells = new Bells();

    @Test
    void a_ring_before_one_waits_is_not_lost_and_several_are_one() throws InterruptedException {
        Bell bell = bells.hang(List.of("a", "b"));
        ring("b");
        ring("a");

        bell.await(FOREVER);

        assertThat(awaiting(bell)).as("waits for another ring").isNotDone();
        ring("a");
    }

    @Test
    void each_who_waits_for_a_subject_is_woken_and_nobody_else() throws Exception {
        CompletableFuture<Void> one = awaiting(bells.hang(List.of("a")));
        CompletableFuture<Void> two = awaiting(bells.hang(List.of("a")));
        CompletableFuture<Void> other = awaiting(bells.hang(List.of("other")));

        ring("a");

        one.get(10, TimeUnit.SECONDS);
        two.get(10, TimeUnit.SECONDS);
        assertThat(other).isNotDone();
        ring("other");
    }

    @Test
    void a_bell_that_was_taken_down_rings_no_more_and_leaves_the_others() throws Exception {
        Bell stays = bells.hang(List.of("a"));
        Bell goes = bells.hang(List.of("a"));
        goes.close();

        ring("a");

        awaiting(stays).get(10, TimeUnit.SECONDS);
        assertThat(awaiting(goes)).isNotDone();
        goes.ring();
    }

    private void ring(String subject) {
        bells.ring(List.of(subject), Function.identity());
    }

    private static CompletableFuture<Void> awaiting(Bell bell) {
        return CompletableFuture.runAsync(() -> {
            try {
                bell.await(FOREVER);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, Thread::startVirtualThread);
    }
}
