package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits between tries, longer each time, and not at all once it is called off. */
final class Patience {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final CountDownLatch over = new CountDownLatch(1);
    private Duration next = SHORTEST;

    /** For one thread; {@link #callOff} for any. */
    void pause() {
        pauseUpTo(LONGEST);
    }

    /** Longer each time up to that; as with {@link #pause()}, which is for what usually passes within seconds. */
    void pauseUpTo(Duration longest) {
        pause(next.compareTo(longest) < 0 ? next : longest);
        next = next.compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
    }

    void pause(Duration duration) {
        try {
            over.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            callOff();
        }
    }

    /** The last try went well. */
    void renew() {
        next = SHORTEST;
    }

    void callOff() {
        over.countDown();
    }

    boolean isCalledOff() {
        return over.getCount() == 0;
    }
}
