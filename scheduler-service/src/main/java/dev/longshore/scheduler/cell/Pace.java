package dev.longshore.scheduler.cell;

import java.time.Duration;

/**
 * How soon a turn may follow the one before. A turn has its price in requests to Kafka, however little is in it: one that comes after a
 * rest begins at once, and while many come the next one takes what has gathered.
 */
final class Pace {

    /** More, and a slot of a host would be empty for longer than a short job takes. */
    static final Duration BETWEEN_TURNS = Duration.ofMillis(10);

    private final long between;
    private long earliest;

    /** @param now by {@link System#nanoTime}, as everywhere here */
    Pace(Duration between, long now) {
        this.between = between.toNanos();
        this.earliest = now;
    }

    void turnBegins(long now) {
        earliest = now + between;
    }

    /** In nanoseconds, 0 or less when a turn may begin. */
    long toWait(long now) {
        return earliest - now;
    }
}
