package dev.longshore.contracts.capacity;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * An instance that is a slice of a registered host: the provisioner's own durable record of what it has cut. A compacted topic keeps
 * each slice until it is given back.
 *
 * @param cell the cell that asked for it
 * @param executor who runs what is placed there
 * @param shape what it offers
 */
public record HostSlice(InstanceId instance, Arn computeEnvironment, int cell, EngineId engine, ExecutorId executor,
        InstanceShape shape) implements Message {

    public HostSlice {
        requireNonNull(instance, "instance");
        requireNonNull(computeEnvironment, "computeEnvironment");
        requireNonNull(engine, "engine");
        requireNonNull(executor, "executor");
        requireNonNull(shape, "shape");
    }

    @Override
    public String key() {
        return instance.value();
    }
}
