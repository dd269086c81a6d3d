package dev.longshore.scheduler.state;

/** A part of the stored state cannot be read. Going on without it would lose jobs in silence, so the cell has to stop. */
public final class UnreadableStateException extends RuntimeException {

    public UnreadableStateException(String message) {
        super(message);
    }

    public UnreadableStateException(String message, Throwable cause) {
        super(message, cause);
    }
}
