package dev.longshore.scheduler.core;

/** The core failed at work of its own, which no message asked for; memory cannot be trusted any more. */
public final class OwnWorkFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String work;

    /** @param work in a word or two, for people and metrics */
    public OwnWorkFailedException(String work, RuntimeException cause) {
        super("the scheduler's own work, " + work + ", failed: " + cause, cause);
        this.work = work;
    }

    /** Which work, in a word or two. */
    public String work() {
        return work;
    }
}
