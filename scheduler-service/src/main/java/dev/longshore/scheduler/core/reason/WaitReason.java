package dev.longshore.scheduler.core.reason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;

/** Why a job does not run yet. */
public sealed interface WaitReason {

    /** These jobs must succeed first, or at least end where {@code anyEnd} will do. */
    record WaitingForJobs(List<JobId> jobs, boolean anyEnd) implements WaitReason {

        public WaitingForJobs {
            jobs = List.copyOf(jobs);
        }
    }

    /** Nothing was heard of its queue yet. */
    record QueueUnknown(Arn queue) implements WaitReason {}

    /** No environment of its queue may ever have so many vCPUs; {@code maximum} is what the largest may have. */
    record LargerThanMaximum(Resources needs, Arn environment, Vcpus maximum) implements WaitReason {}

    /** No registered host has so much, even when idle. */
    record LargerThanHosts(Resources needs, Resources largestHost) implements WaitReason {}

    /** No type that the environments of its queue may use has all of it; {@code usable} are these types, if there are any. */
    record NoTypeHasAll(Resources needs, List<InstanceOffer> usable) implements WaitReason {

        public NoTypeHasAll {
            usable = List.copyOf(usable);
        }
    }

    /** All its nodes together need more than all registered hosts have. */
    record LargerThanAllHosts(int nodes, Resources needs, Resources hosts) implements WaitReason {}

    /** It is the first in line and there is no room. */
    record NoRoom(Resources needs, List<Obstacle> obstacles) implements WaitReason {

        public NoRoom {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * It is the first in line and needs several instances at once.
     *
     * @param needs on each of them
     * @param found how many of one environment have room now
     */
    record TooFewInstances(int nodes, Resources needs, int found, List<Obstacle> obstacles) implements WaitReason {

        public TooFewInstances {
            obstacles = List.copyOf(obstacles);
        }
    }

    /**
     * Others of its queue come first.
     *
     * @param ahead how many, at least 1
     * @param first who is first in line
     * @param why that one waits
     */
    record BehindOthers(int ahead, JobId first, WaitReason why) implements WaitReason {}

    /** As many jobs of the queue run as may at once. */
    record QueueAtLimit(Arn queue, int maximum) implements WaitReason {}

    /** As many jobs of the share run as may at once. */
    record ShareAtLimit(String share, int maximum) implements WaitReason {}

    /** The scheduling policy keeps vCPUs free for shares that have nothing. */
    record KeptForOtherShares(Vcpus used, Vcpus kept, Vcpus maximum) implements WaitReason {}

    /**
     * Too little of a consumable resource is free.
     *
     * @param left what there is of it, whoever holds it
     */
    record ConsumableShort(ConsumableNeed need, long free, long left) implements WaitReason {}

    /**
     * Enough of a consumable resource is free, and kept for others who wait and come first.
     *
     * @param left what there is of it, whoever holds it
     */
    record ConsumableKept(ConsumableNeed need, long free, long left) implements WaitReason {}

    /** It needs more of a consumable resource than its user says there is in all. */
    record ConsumableBeyondTotal(ConsumableNeed need, long total) implements WaitReason {}

    /** Nothing was heard of a consumable resource yet, or it was deleted. */
    record ConsumableUnknown(ConsumableNeed need) implements WaitReason {}

    /** It is tried again once so many of its nodes have stopped. */
    record NodesStopping(int nodes) implements WaitReason {}

    /** Others of its share come first; the same as for those of a queue. */
    record BehindInShare(String share, int ahead, JobId first, WaitReason why) implements WaitReason {}

    /** It is the first of its share, and another share goes before; {@code first} is who is first there. */
    record BehindShare(String share, String other, JobId first, WaitReason why) implements WaitReason {}

    /**
     * There is no room, and a place is kept for it.
     *
     * @param instances which drain
     * @param makeWay whether they are to be replaced by a new one
     * @param start when there will be room, if that is known
     * @param estimated whether that is a guess
     */
    record PlaceKept(WaitReason noRoom, List<InstanceId> instances, boolean makeWay, Optional<Instant> start, boolean estimated)
            implements
                WaitReason {

        public PlaceKept {
            instances = List.copyOf(instances);
        }
    }

    /** There is room, but it is kept for a job that comes first. */
    record KeptForAnother(JobId first, List<InstanceId> instances, Optional<Instant> start,
            boolean estimated) implements WaitReason {

        public KeptForAnother {
            instances = List.copyOf(instances);
        }
    }

    /** There is room, and it is about to be placed. */
    record AboutToBePlaced() implements WaitReason {}

    /** So many children of an array wait. */
    record ChildrenWaiting(int waiting, int size, WaitReason why) implements WaitReason {}
}
