package dev.longshore.scheduler.core;

/** Acting on one message failed so that memory cannot be trusted any more; the message is to blame, the others of its batch are not. */
public final class InputFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int input;

    /** @param input the index of the message in its batch */
    public InputFailedException(int input, RuntimeException cause) {
        super("acting on a message failed: " + cause, cause);
        this.input = input;
    }

    /** The index of the message in its batch. */
    public int input() {
        return input;
    }
}
