package dev.longshore.standalone;

/** The system cannot start; the message is one line for the user, and says what to do where something can be done. */
public final class StartFailedException extends RuntimeException {

    public StartFailedException(String message) {
        super(message);
    }

    public StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
