package dev.longshore.store;

/** The store cannot start; the message is one line for the user, with the folder or port in question. */
public final class StoreStartException extends RuntimeException {

    StoreStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
