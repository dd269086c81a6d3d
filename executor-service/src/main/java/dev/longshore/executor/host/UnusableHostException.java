package dev.longshore.executor.host;

/** The executor cannot work on this host as it is. The message says in one sentence what is wrong. */
public final class UnusableHostException extends RuntimeException {
    public UnusableHostException(String message, Throwable cause) {
        super(message, cause);
    }
}
