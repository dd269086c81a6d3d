package dev.longshore.executor.host;

/** The data folder cannot be had; the message says why, in one line. */
public final class DataFolderException extends RuntimeException {

    DataFolderException(String message, Throwable cause) {
        super(message, cause);
    }
}
