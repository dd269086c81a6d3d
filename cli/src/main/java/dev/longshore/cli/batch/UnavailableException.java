package dev.longshore.cli.batch;

import java.net.URI;

import dev.longshore.cli.terminal.CommandFailedException;

/** The system cannot answer now, and may soon: it restarts, or what it needs does. */
public sealed class UnavailableException extends CommandFailedException permits UnreachableException {

    private static final long serialVersionUID = 1L;

    UnavailableException(URI endpoint, String reason) {
        super("the system at " + endpoint + " cannot answer: " + reason);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
