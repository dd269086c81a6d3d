package dev.longshore.gateway.api;

/** The world's fault: something that an operation needs does not answer. Answered with 500, which clients repeat. */
public final class ServerException extends RuntimeException {

    /** @param message one sentence for the caller: what does not answer */
    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
