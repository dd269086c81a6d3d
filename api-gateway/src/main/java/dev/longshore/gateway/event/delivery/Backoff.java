package dev.longshore.gateway.event.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before an event is tried again: twice as long each time, up to five minutes, of which a random part of up to a half is
 * left out, so that what failed together does not come back together.
 */
record Backoff(Duration first) {

    static final Backoff USUAL = new Backoff(Duration.ofSeconds(1));
    static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 20;

    /**
     * @param failed how many attempts have, at least 1
     * @param wish of the target, which counts up to the longest time
     */
    Duration after(int failed, Optional<Duration> wish) {
        Duration doubled = shorter(first.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS)), LONGEST);
        Duration pause = Duration.ofNanos((long) (doubled.toNanos() * (1 - ThreadLocalRandom.current().nextDouble() / 2)));
        Duration wished = shorter(wish.orElse(Duration.ZERO), LONGEST);
        return pause.compareTo(wished) > 0 ? pause : wished;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
