package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.ExecutorId;

import static java.util.Objects.requireNonNull;

/**
 * An executor, as it last announced itself.
 *
 * @param partition of {@code longshore.placements}, on which it listens
 * @param lost whether it has been silent for longer than the timeout, and not been heard since
 */
public record Executor(ExecutorId id, String incarnation, String boot, int partition, boolean lost) implements Entity {

    static final String PREFIX = "executor/";

    public Executor {
        requireNonNull(id, "id");
        requireNonNull(incarnation, "incarnation");
        requireNonNull(boot, "boot");
    }

    public static Executor of(ExecutorReady ready) {
        return new Executor(ready.executor(), ready.incarnation(), ready.boot(), ready.placementPartition(), false);
    }

    public Executor withLost(boolean nowLost) {
        return new Executor(id, incarnation, boot, partition, nowLost);
    }

    @Override
    public String key() {
        return PREFIX + id;
    }
}
