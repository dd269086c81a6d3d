package dev.longshore.messaging;

import java.time.Duration;

/**
 * How soon a batch may follow the one before. A batch has its price in requests to Kafka, however little is in it: one that comes after a
 * rest goes at once, and while many come the next one takes what has gathered. For one thread.
 */
public final class Pace {

    private final Duration between;
    private long earliest;

    /**
     * @param between usually
     * @param now by {@link System#nanoTime}, as everywhere here
     */
    public Pace(Duration between, long now) {
        this.between = between;
        this.earliest = now;
    }

    /** A batch begins: the next one may follow when the time between two is over. */
    public void begins(long now) {
        begins(now, between);
    }

    /** A batch begins: the next one may follow after that time, whatever is usual. */
    public void begins(long now, Duration untilNext) {
        earliest = now + untilNext.toNanos();
    }

    /** In nanoseconds, 0 or less when a batch may begin. */
    public long toWait(long now) {
        return earliest - now;
    }
}
