package dev.longshore.cli.batch;

import dev.longshore.cli.terminal.CommandFailedException;

/** The gateway answered, and refused. */
public final class GatewayException extends CommandFailedException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    GatewayException(int status, String type, String message) {
        this(status, type, message, null);
    }

    GatewayException(int status, String type, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.type = type;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** AWS's name of the error, such as {@code ResourceNotFoundException}. */
    public String type() {
        return type;
    }
}
