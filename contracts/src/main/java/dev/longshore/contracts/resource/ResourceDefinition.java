package dev.longshore.contracts.resource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.codec.SchemaVersion;

import static java.util.Objects.requireNonNull;

/**
 * A resource as its user last defined it. A compacted topic keeps the last definition of each.
 *
 * <p>The uuid tells a resource from a later one of the same name; the revision grows with each change, its deletion included. What comes
 * late is out of date where a higher revision of that uuid, or its deletion, is known.
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
     * A compute environment.
     *
     * @param enabled whether it may take new placements and grow
     * @param minVcpus kept even when idle
     * @param maxVcpus never exceeded
     * @param instanceTypes EC2 types, families, or {@code optimal}; empty for Fargate-like environments
     * @param strategy by which one of {@code offers} is chosen
     * @param offers the instances that can be had; empty where they are those of the host pool
     * @param reservable of what a fair-share queue keeps a part for shares that have nothing, where that is not {@code maxVcpus}: of
     *        an unmanaged environment it is what its user says that it has, and nothing where he does not say
     */
    record ComputeEnvironmentDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, Vcpus minVcpus,
            Vcpus maxVcpus, List<String> instanceTypes, AllocationStrategy strategy, List<InstanceOffer> offers,
            Optional<Vcpus> reservable)
            implements
                ResourceDefinition {

        public ComputeEnvironmentDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            requireNonNull(minVcpus, "minVcpus");
            requireNonNull(maxVcpus, "maxVcpus");
            instanceTypes = List.copyOf(instanceTypes);
            strategy = strategy == null ? AllocationStrategy.BEST_FIT_PROGRESSIVE : strategy;
            offers = offers == null ? List.of() : List.copyOf(offers);
            reservable = reservable == null ? Optional.empty() : reservable;
        }

        /** An environment of whose maximum fair-share queues keep a part. */
        public ComputeEnvironmentDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, Vcpus minVcpus,
                Vcpus maxVcpus, List<String> instanceTypes, AllocationStrategy strategy, List<InstanceOffer> offers) {
            this(arn, uuid, revision, cell, enabled, minVcpus, maxVcpus, instanceTypes, strategy, offers, Optional.empty());
        }

        /** An environment whose instances are those of the host pool. */
        public ComputeEnvironmentDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, Vcpus minVcpus,
                Vcpus maxVcpus, List<String> instanceTypes) {
            this(arn, uuid, revision, cell, enabled, minVcpus, maxVcpus, instanceTypes, AllocationStrategy.BEST_FIT_PROGRESSIVE,
                    List.of());
        }
    }

    /**
     * A job queue.
     *
     * @param enabled whether it accepts submissions; queued jobs go on either way
     * @param priority higher is served first among queues that share an environment
     * @param computeEnvironments in the order in which they are tried
     * @param schedulingPolicy by which a fair-share queue divides what it has; without one it is first in, first out
     * @param timeLimitActions what becomes of a job that waits at the head of the queue for too long
     * @param maxRunningJobs how many of its jobs may run at once (tag {@code longshore:max-running-jobs}), at least 1
     * @param maxRunningJobsPerShare the same for each share (tag {@code longshore:max-running-jobs-per-share})
     */
    record JobQueueDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, int priority,
            List<Arn> computeEnvironments, Optional<Arn> schedulingPolicy, List<TimeLimitAction> timeLimitActions,
            Optional<Integer> maxRunningJobs, Optional<Integer> maxRunningJobsPerShare) implements ResourceDefinition {

        public JobQueueDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            computeEnvironments = List.copyOf(computeEnvironments);
            schedulingPolicy = schedulingPolicy == null ? Optional.empty() : schedulingPolicy;
            timeLimitActions = timeLimitActions == null ? List.of() : List.copyOf(timeLimitActions);
            maxRunningJobs = maxRunningJobs == null ? Optional.empty() : maxRunningJobs;
            maxRunningJobsPerShare = maxRunningJobsPerShare == null ? Optional.empty() : maxRunningJobsPerShare;
        }

        /** A queue that is first in, first out, without limits. */
        public JobQueueDefined(Arn arn, String uuid, long revision, int cell, boolean enabled, int priority,
                List<Arn> computeEnvironments) {
            this(arn, uuid, revision, cell, enabled, priority, computeEnvironments, Optional.empty(), List.of(), Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * A fair-share scheduling policy. It belongs to no cell: each reads all of them.
     *
     * @param shareDecay how long use is remembered, 0 to 7 days
     * @param computeReservation per cent of the maximum that is kept for shares without jobs yet, 0 to 99
     * @param shares the weight of each identifier, or of all that begin with one that ends in {@code *}; no two overlap
     * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html">FairsharePolicy</a>
     */
    record SchedulingPolicyDefined(Arn arn, String uuid, long revision, Duration shareDecay, int computeReservation,
            List<ShareWeight> shares) implements ResourceDefinition {

        public SchedulingPolicyDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            shareDecay = shareDecay == null ? Duration.ZERO : shareDecay;
            shares = shares == null ? List.of() : List.copyOf(shares);
        }
    }

    /**
     * A consumable resource.
     *
     * @param total as the user last set it; what was used up of one that is not replenished is not subtracted
     * @param replenishable whether a job that has ended gives back what it took
     */
    record ConsumableResourceDefined(Arn arn, String uuid, long revision, int cell, long total, boolean replenishable)
            implements
                ResourceDefinition {

        public ConsumableResourceDefined {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
            if (total < 0) {
                throw new IllegalArgumentException("a total must not be negative: " + total);
            }
        }
    }

    /**
     * The resource is to be no more, unless a higher revision of it is known: the deletion was taken back then. Who acts upon queues and
     * environments says {@link ResourceStatus#DELETED} when nothing of it is left, even where it knew of none.
     *
     * <p>A job may still name a consumable resource that was deleted: it waits until there is one of that name again.
     *
     * @param cell whose scheduler is to say so; 0 for what belongs to no cell
     */
    @SchemaVersion(2)
    record ResourceDeleted(Arn arn, String uuid, long revision, int cell) implements ResourceDefinition {

        public ResourceDeleted {
            requireNonNull(arn, "arn");
            requireNonNull(uuid, "uuid");
        }
    }
}
