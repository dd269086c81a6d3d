package dev.longshore.messaging;

import org.apache.kafka.common.errors.RecordTooLargeException;

/** Tells what Kafka will never take from what it may take later. */
public final class Refusals {

    private Refusals() {}

    /** Whether a send failed because its record is too large, for the producer or for the broker: sent again it fails again. */
    public static boolean isForSize(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
