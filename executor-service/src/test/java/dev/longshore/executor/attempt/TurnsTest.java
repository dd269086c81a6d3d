package dev.longshore.executor.attempt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TurnsTest {
    private static final long HALF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(500);

    private final Turns turns = new Turns(2);
    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void let_nobody_wait() {
        waiting.forEach(Thread::interrupt);
    }

    @Test
    void reports_wait_while_there_is_enough_to_start_here() throws Exception {
        takeOneThatTook(HALF_A_SECOND);
        letWait(5);

        await().until(() -> turns.patience().equals(Duration.ofMillis(375)));
    }

    @Test
    void reports_wait_for_half_a_second_at_most() throws Exception {
        takeOneThatTook(HALF_A_SECOND);
        letWait(50);

        await().until(() -> turns.patience().equals(Duration.ofMillis(500)));
    }

    @Test
    void reports_do_not_wait_where_nothing_else_does() throws Exception {
        takeOneThatTook(HALF_A_SECOND);
        letWait(2);

        assertThat(turns.patience()).isEqualTo(Duration.ZERO);
    }

    @Test
    void reports_do_not_wait_where_all_that_waits_starts_in_no_time() throws Exception {
        takeOneThatTook(TimeUnit.MILLISECONDS.toNanos(1));
        letWait(50);

        assertThat(turns.patience()).isEqualTo(Duration.ZERO);
    }

    private void takeOneThatTook(long nanos) throws InterruptedException {
        turns.await();
        turns.end(nanos);
    }

    /** Two of them have their turn. */
    private void letWait(int count) {
        for (int i = 0; i < count; i++) {
            waiting.add(Thread.ofVirtual().start(() -> {
                try {
                    turns.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        await().until(() -> waiting.stream().allMatch(
                thread -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TERMINATED));
    }
}
