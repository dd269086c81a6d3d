package dev.longshore.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what can only be asked for, not listened to. */
final class Pause {

    private Pause() {}

    /** Asks again and again. @throws IllegalStateException when it has not come true in time */
    static void until(BooleanSupplier claim, Duration between, Duration atMost, String what) {
        Instant deadline = Instant.now().plus(atMost);
        while (!claim.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(what + " has not come about within " + atMost.toSeconds() + " s");
            }
            LockSupport.parkNanos(between.toNanos());
        }
    }
}
