package dev.longshore.cli.terminal;

/** A command cannot do what it was asked to; the message is the one line that the user reads, with the way out. */
public class CommandFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailedException(String message) {
        super(message);
    }

    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
