package dev.longshore.executor.docker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OneLookTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void who_asks_during_a_look_does_not_wait_and_one_more_look_follows_for_all_who_did() throws Exception {
        OneLook look = new OneLook(this::lookOnceToldTo);
        Thread first = Thread.ofVirtual().start(look::take);
        begun.await();

        look.take();
        look.take();
        assertThat(looks).hasValue(1);

        go.countDown();
        first.join();
        assertThat(looks).hasValue(2);
    }

    @Test
    void a_look_that_failed_keeps_nobody_from_the_next() {
        OneLook look = new OneLook(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("blinded");
            }
        });
        assertThatThrownBy(look::take).hasMessage("blinded");

        look.take();

        assertThat(looks).hasValue(2);
    }

    private void lookOnceToldTo() {
        looks.incrementAndGet();
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
