package dev.longshore.scheduler.core.state;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * What the cell as a whole has come to.
 *
 * @param time the greatest time seen, before which the core never goes back
 * @param nextSequence the place in line of the next job that is submitted
 * @param nextInstance the number of the next instance that is asked for
 */
public record Cell(Instant time, long nextSequence, long nextInstance) implements Entity {

    /** Of a cell that has no history. */
    public static final Cell NEW = new Cell(Instant.EPOCH, 1, 1);
    static final String KEY = "cell";

    public Cell {
        requireNonNull(time, "time");
    }

    @Override
    public String key() {
        return KEY;
    }

    Cell at(Instant laterTime) {
        return new Cell(laterTime, nextSequence, nextInstance);
    }

    Cell afterJob() {
        return new Cell(time, nextSequence + 1, nextInstance);
    }

    Cell afterInstance() {
        return new Cell(time, nextSequence, nextInstance + 1);
    }
}
