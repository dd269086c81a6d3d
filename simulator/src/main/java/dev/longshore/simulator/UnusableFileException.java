package dev.longshore.simulator;

/** A trace or a configuration cannot be used; the message names the file, the place and what would be right. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnusableFileException(String message) {
        super(message);
    }

    public UnusableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
