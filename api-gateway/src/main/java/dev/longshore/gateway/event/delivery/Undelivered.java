package dev.longshore.gateway.event.delivery;

import java.time.Duration;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/** An attempt that failed. The message says why, for people, and never where to: an address may hold a secret. */
final class Undelivered extends Exception {

    private final boolean isFinal;
    private final transient Optional<Duration> wish;

    private Undelivered(String reason, boolean isFinal, Optional<Duration> wish) {
        super(reason, null, false, false);
        this.isFinal = isFinal;
        this.wish = requireNonNull(wish, "wish");
    }

    /** It may go better another time. */
    static Undelivered forNow(String reason) {
        return new Undelivered(reason, false, Optional.empty());
    }

    /** The target asks to be left alone for so long. */
    static Undelivered forNow(String reason, Optional<Duration> wish) {
        return new Undelivered(reason, false, wish);
    }

    /** The target will never take this event. */
    static Undelivered forGood(String reason) {
        return new Undelivered(reason, true, Optional.empty());
    }

    boolean isFinal() {
        return isFinal;
    }

    Optional<Duration> wish() {
        return wish;
    }
}
