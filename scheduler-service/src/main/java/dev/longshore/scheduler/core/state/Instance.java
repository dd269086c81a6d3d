package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * An instance that was asked for.
 *
 * @param shape what was asked for, and what there is once it is ready
 * @param executor who runs what is placed there; known once it is ready
 * @param takenAwayAt when the provider will take it away; nothing new is placed there
 * @param releaseAt when it is given back if it stays idle
 */
public record Instance(InstanceId id, Arn environment, InstanceShape shape, Stage stage, Optional<ExecutorId> executor,
        Optional<Instant> takenAwayAt, Optional<Instant> releaseAt) implements Entity {

    static final String PREFIX = "instance/";

    public Instance {
        requireNonNull(id, "id");
        requireNonNull(environment, "environment");
        requireNonNull(shape, "shape");
        requireNonNull(stage, "stage");
        executor = executor == null ? Optional.empty() : executor;
        takenAwayAt = takenAwayAt == null ? Optional.empty() : takenAwayAt;
        releaseAt = releaseAt == null ? Optional.empty() : releaseAt;
        if (stage == Stage.READY && executor.isEmpty()) {
            throw new IllegalArgumentException("an instance that is ready has an executor: " + id);
        }
    }

    /** How far it has come. */
    public enum Stage {
        /** The provisioner has not answered yet. */
        REQUESTED,
        /** On its way. */
        LAUNCHING,
        /** Takes placements. */
        READY,
        /** Given back, and not yet confirmed to be gone. */
        RELEASING
    }

    public static Instance requested(InstanceId id, Arn environment, InstanceShape shape) {
        return new Instance(id, environment, shape, Stage.REQUESTED, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Instance launching() {
        return new Instance(id, environment, shape, Stage.LAUNCHING, executor, takenAwayAt, releaseAt);
    }

    public Instance ready(ExecutorId readyExecutor, InstanceShape readyShape) {
        return new Instance(id, environment, readyShape, Stage.READY, Optional.of(readyExecutor), takenAwayAt, releaseAt);
    }

    public Instance interrupted(Instant when) {
        return new Instance(id, environment, shape, stage, executor, Optional.of(when), releaseAt);
    }

    public Instance releasing() {
        return new Instance(id, environment, shape, Stage.RELEASING, executor, takenAwayAt, Optional.empty());
    }

    public Instance withReleaseAt(Optional<Instant> when) {
        return new Instance(id, environment, shape, stage, executor, takenAwayAt, when);
    }

    @Override
    public String key() {
        return PREFIX + id;
    }

    @Override
    public Optional<Instant> due() {
        return releaseAt;
    }
}
