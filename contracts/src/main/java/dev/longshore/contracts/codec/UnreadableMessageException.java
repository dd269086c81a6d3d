package dev.longshore.contracts.codec;

/** A record that is not a message of a known type. Its message says why, for the dead-letter topic. */
public final class UnreadableMessageException extends RuntimeException {

    public UnreadableMessageException(String reason) {
        super(reason);
    }

    public UnreadableMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
