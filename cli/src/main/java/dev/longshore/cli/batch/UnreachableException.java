package dev.longshore.cli.batch;

import java.net.URI;

/** Nothing answers at the endpoint. */
public final class UnreachableException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    UnreachableException(URI endpoint, Throwable cause) {
        super("no system answers at " + endpoint + "; start one with ./longshore up", cause);
    }
}
