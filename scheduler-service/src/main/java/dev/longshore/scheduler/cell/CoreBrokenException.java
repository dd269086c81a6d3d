package dev.longshore.scheduler.cell;

/** The core threw where it must not: its memory cannot be trusted any more. */
final class CoreBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CoreBrokenException(RuntimeException cause) {
        super("the scheduling core failed: " + cause, cause);
    }
}
