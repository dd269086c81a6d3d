package dev.longshore.contracts.resource;

import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Vcpus;

import static java.util.Objects.requireNonNull;

/**
 * A resource as its user last defined it. A compacted topic keeps the last definition of each.
 *
 * <p>The uuid tells a resource from a later one of the same name; the revision grows with each change.
 */
public sealed interface ResourceDefinition extends Message {

    Arn arn();

    String uuid();

    long revision();

    @Override
    default String key() {
        return arn().toString();
    }

    /**
     * A managed compute environment.
     *
     * @param enabled whether it may take new placements and grow
     * @param minVcpus kept even when idle
     * @param maxVcpus never exceeded
     * @param instanceTypes EC2 types, families, or {@code optimal}; empty for Fargate-like environments
     */
    record ComputeEnvironmentDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, Vcpus minVcpus,
            Vcpus maxVcpus,
            List<String> instanceTypes) implements ResourceDefinition {

        public ComputeEnvironmentDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            requireNonNull(minVcpus, "minVcpus");
            requireNonNull(maxVcpus, "maxVcpus");
            instanceTypes = List.copyOf(instanceTypes);
        }
    }

    /**
     * A job queue.
     *
     * @param enabled whether it accepts submissions; queued jobs go on either way
     * @param priority higher is served first among queues that share an environment
     * @param computeEnvironments in the order in which they are tried
     */
    record JobQueueDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, int priority,
            List<Arn> computeEnvironments) implements ResourceDefinition {

        public JobQueueDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            computeEnvironments = List.copyOf(computeEnvironments);
        }
    }
}
