package dev.longshore.executor.attempt;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The turns in which attempts are started: first come, first served, and as many at once as the runtime is fastest with. */
final class Turns {
    /** One turn in so many counts for the mean: some ten of them tell how long they take now. */
    private static final int WEIGHT = 8;
    private static final Duration MOST_PATIENCE = Duration.ofMillis(500);
    /** Less is not worth it: while one record is on its way, others gather in any case. */
    private static final Duration LEAST_PATIENCE = Duration.ofMillis(50);

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
     * How long a report can be held back without harm: half as long as those that wait here keep the runtime busy, nothing would start
     * sooner if the scheduler heard of an end at once. Not at all while little waits.
     */
    Duration patience() {
        Duration patience = Duration.ofNanos(meanNanos.get() * waiting.get() / atOnce / 2);
        if (patience.compareTo(LEAST_PATIENCE) < 0) {
            return Duration.ZERO;
        }
        return patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE;
    }
}
