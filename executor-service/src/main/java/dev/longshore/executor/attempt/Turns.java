package dev.longshore.executor.attempt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The turns in which attempts are started: first come, first served, and as many at once as the runtime is fastest with. */
final class Turns {
    /** One turn in so many counts for the mean: some ten of them tell how long they take now. */
    private static final int WEIGHT = 8;
    private static final Duration MOST_PATIENCE = Duration.ofMillis(250);

    private final int atOnce;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong meanNanos = new AtomicLong();

    Turns(int atOnce) {
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce, true);
    }

    void await() throws InterruptedException {
        waiting.incrementAndGet();
        try {
            free.acquire();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives a turn back that was not used. */
    void decline() {
        free.release();
    }

    /** Gives a turn back that took so long. */
    void end(long nanos) {
        meanNanos.updateAndGet(mean -> mean == 0 ? nanos : mean + (nanos - mean) / WEIGHT);
        free.release();
    }

    /**
     * How long a report can be held back without harm: while those that wait here keep the runtime busy for twice that time, nothing
     * would start sooner for the scheduler's hearing of an end at once. On an idle executor not at all.
     */
    Duration patience() {
        long busyNanos = meanNanos.get() * waiting.get() / atOnce;
        return busyNanos > 2 * MOST_PATIENCE.toNanos() ? MOST_PATIENCE : Duration.ZERO;
    }
}
