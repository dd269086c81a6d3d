package dev.longshore.contracts.capacity;

import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What the scheduler asks of the provisioner. Only the scheduler asks for an instance and gives one back.
 *
 * <p>Each request names the instance, so that a repeated one is recognised.
 */
public sealed interface InstanceRequest extends Message {

    InstanceId instance();

    Arn computeEnvironment();

    /** Requests of one compute environment keep their order. */
    @Override
    default String key() {
        return computeEnvironment().toString();
    }

    /**
     * Asks for one instance.
     *
     * @param cell the cell that asks, to which the answer goes
     * @param acceptable at least one shape, in order of preference
     */
    record InstanceRequested(InstanceId instance, Arn computeEnvironment, int cell, List<InstanceShape> acceptable)
            implements
                InstanceRequest {

        public InstanceRequested {
            requireNonNull(instance, "instance");
            requireNonNull(computeEnvironment, "computeEnvironment");
            acceptable = List.copyOf(acceptable);
            if (acceptable.isEmpty()) {
                throw new IllegalArgumentException("at least one acceptable shape is needed");
            }
        }
    }

    /** Gives an instance back; answered with {@link CapacityEvent.InstanceTerminated}, also when the instance is not known. */
    record InstanceReleased(InstanceId instance, Arn computeEnvironment, int cell) implements InstanceRequest {

        public InstanceReleased {
            requireNonNull(instance, "instance");
            requireNonNull(computeEnvironment, "computeEnvironment");
        }
    }
}
