package dev.longshore.executor.container;

/** What runs the attempts does not answer now. What was asked may be asked again later. */
public final class EngineAwayException extends RuntimeException {
    public EngineAwayException(String message) {
        super(message);
    }

    public EngineAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
