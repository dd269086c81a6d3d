package dev.longshore.scheduler.core.reason;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.InstanceOffer;

/**
 * Turns reasons into what the user reads.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html">AWS Batch user guide, jobs stuck in
 *      RUNNABLE</a>
 */
public final class Sentences {

    private static final int NAMED = 3;

    private Sentences() {}

    public static String of(WaitReason reason) {
        return switch (reason) {
            case WaitReason.WaitingForJobs(List<JobId> jobs, boolean anyEnd) ->
                "waiting for " + jobs(jobs) + (anyEnd ? " to end" : " to succeed");
            case WaitReason.QueueUnknown unknown -> "job queue " + unknown.queue().name() + " is not known to the scheduler yet";
            case WaitReason.LargerThanMaximum larger -> "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - needs "
                    + vcpus(larger.needs().vcpus()) + "; the largest compute environment of its queue, "
                    + larger.environment().name() + ", may have at most " + vcpus(larger.maximum());
            case WaitReason.LargerThanHosts larger -> "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - needs " + larger.needs()
                    + "; the largest host offers " + largest(larger.largestHost());
            case WaitReason.NoTypeHasAll none -> "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - needs " + none.needs()
                    + "; none of the hosts that its queue may use has all of that" + types(none.usable());
            case WaitReason.LargerThanAllHosts larger -> "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - its " + larger.nodes()
                    + " nodes need " + larger.needs() + "; all hosts together offer " + larger.hosts();
            case WaitReason.NoRoom noRoom -> noRoom(noRoom);
            case WaitReason.TooFewInstances few -> tooFew(few);
            case WaitReason.QueueAtLimit limit -> "job queue " + limit.queue().name() + " runs "
                    + jobs(limit.maximum()) + ", as many as it may at once";
            case WaitReason.ShareAtLimit limit -> "share " + limit.share() + " runs " + jobs(limit.maximum())
                    + ", as many as it may at once";
            case WaitReason.KeptForOtherShares kept -> "the queue uses " + vcpus(kept.used()) + " of " + kept.maximum()
                    + ", and its scheduling policy keeps " + kept.kept() + " free for shares that have nothing";
            case WaitReason.ConsumableShort few -> needs(few.need()) + "; " + free(few.free(), few.left());
            case WaitReason.ConsumableKept kept -> needs(kept.need()) + "; " + free(kept.free(), kept.left())
                    + ", and kept for others who wait for it and come first";
            case WaitReason.ConsumableBeyondTotal few -> "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - " + needs(few.need())
                    + ", of which there are " + few.total() + " in all";
            case WaitReason.ConsumableUnknown unknown -> needs(unknown.need())
                    + ", which is not known to the scheduler yet";
            case WaitReason.BehindOthers behind ->
                ahead(behind.ahead()) + " in the queue; the first of them, " + behind.first() + ": "
                        + of(behind.why());
            case WaitReason.BehindInShare behind -> ahead(behind.ahead()) + " in share " + behind.share()
                    + "; the first of them, " + behind.first() + ": " + of(behind.why());
            case WaitReason.BehindShare behind -> "share " + behind.other() + " goes before share " + behind.share()
                    + ", because it has not used more for its weight; its first, " + behind.first() + ": " + of(behind.why());
            case WaitReason.PlaceKept kept -> of(kept.noRoom()) + "; " + instances(kept.instances())
                    + (kept.makeWay() ? " will make way for a new one, " : " will have room, ")
                    + when(kept.start(), kept.estimated());
            case WaitReason.KeptForAnother kept -> "there is room, but job " + kept.first() + " comes first and is to start on "
                    + instances(kept.instances()) + ", " + when(kept.start(), kept.estimated());
            case WaitReason.NodesStopping stopping -> "waiting for " + stopping.nodes()
                    + (stopping.nodes() == 1 ? " node" : " nodes") + " of its last attempt to stop";
            case WaitReason.AboutToBePlaced about -> "about to be placed";
            case WaitReason.ChildrenWaiting children -> children.waiting() + " of " + children.size()
                    + (children.waiting() == 1 ? " children waits: " : " children wait: ") + of(children.why());
        };
    }

    private static String noRoom(WaitReason.NoRoom noRoom) {
        return code(noRoom) + words(noRoom);
    }

    private static String words(WaitReason.NoRoom noRoom) {
        return "needs " + noRoom.needs() + noRoom.obstacles().stream().map(Sentences::of).map(obstacle -> "; " + obstacle)
                .collect(Collectors.joining());
    }

    private static String code(WaitReason.NoRoom noRoom) {
        return isForWantOfCapacity(noRoom) ? "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - " : "";
    }

    private static String tooFew(WaitReason.TooFewInstances few) {
        WaitReason.NoRoom forOne = new WaitReason.NoRoom(few.needs(), few.obstacles());
        return code(forOne) + "needs " + few.nodes() + " instances at once, of which " + few.found()
                + (few.found() == 1 ? " has room now; each node " : " have room now; each node ") + words(forOne);
    }

    /** AWS's code says that nothing was found anywhere; it would mislead where an instance is starting, or none was looked for. */
    private static boolean isForWantOfCapacity(WaitReason.NoRoom noRoom) {
        boolean comes = noRoom.obstacles().stream().anyMatch(Obstacle.InstanceComing.class::isInstance);
        return !comes && noRoom.obstacles().stream().anyMatch(Sentences::isWantOfCapacity);
    }

    private static boolean isWantOfCapacity(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.AtMaximum full -> true;
            case Obstacle.NoHost none -> true;
            case Obstacle.HostsTaken taken -> true;
            case Obstacle.BestFitTaken taken -> true;
            case Obstacle.LaunchFailing failing -> true;
            case Obstacle.Unknown unknown -> false;
            case Obstacle.Disabled disabled -> false;
            case Obstacle.TooSmall small -> false;
            case Obstacle.NoTypeFits none -> false;
            case Obstacle.InstanceComing coming -> false;
        };
    }

    private static String of(Obstacle obstacle) {
        String environment = "compute environment " + obstacle.environment().name();
        return switch (obstacle) {
            case Obstacle.Unknown unknown -> environment + " is not known to the scheduler yet";
            case Obstacle.Disabled disabled -> environment + " is disabled";
            case Obstacle.TooSmall small -> environment + " may have at most " + vcpus(small.maximum());
            case Obstacle.AtMaximum full -> environment + " has " + vcpus(full.present()) + " of at most " + full.maximum();
            case Obstacle.InstanceComing coming -> "instance " + coming.instance() + " of " + environment + " is starting";
            case Obstacle.NoHost none -> "no host is registered for " + environment;
            case Obstacle.HostsTaken taken -> "the largest free part of a host is " + largest(taken.largestFree()) + " for "
                    + environment;
            case Obstacle.BestFitTaken taken -> environment + " takes only " + String.join(" or ", taken.types())
                    + ", the cheapest that fits (BEST_FIT), which is taken";
            case Obstacle.NoTypeFits none -> "no host that " + environment + " may use is as large";
            case Obstacle.LaunchFailing failing -> environment + " could not launch an instance: " + failing.reason();
        };
    }

    private static String types(List<InstanceOffer> offers) {
        String named = offers.stream().limit(NAMED).map(offer -> offer.type() + " with " + offer.resources())
                .collect(Collectors.joining("; "));
        String others = offers.size() > NAMED ? "; and " + (offers.size() - NAMED) + " more types" : "";
        return offers.isEmpty() ? "" : " (" + named + others + ")";
    }

    private static String ahead(int count) {
        return jobs(count) + (count == 1 ? " is" : " are") + " ahead";
    }

    private static String instances(List<InstanceId> ids) {
        String named = ids.stream().limit(NAMED).map(InstanceId::toString).collect(Collectors.joining(", "));
        String others = ids.size() > NAMED ? " and " + (ids.size() - NAMED) + " more" : "";
        return (ids.size() == 1 ? "instance " : "instances ") + named + others;
    }

    private static String when(Optional<Instant> start, boolean estimated) {
        return start.map(at -> when(at.truncatedTo(ChronoUnit.SECONDS), estimated))
                .orElse("when enough of what runs there has ended: no end of it is known");
    }

    private static String when(Instant start, boolean estimated) {
        if (start.equals(Instant.EPOCH)) {
            return "at once";
        }
        return estimated
                ? "about " + start + ", an estimate from how long earlier jobs of the same definition ran"
                : "at " + start + " if nothing ends sooner";
    }

    private static String jobs(List<JobId> jobs) {
        String named = jobs.stream().limit(NAMED).map(JobId::toString).collect(Collectors.joining(", "));
        String others = jobs.size() > NAMED ? " and " + (jobs.size() - NAMED) + " more" : "";
        return (jobs.size() == 1 ? "job " : "jobs ") + named + others;
    }

    private static String jobs(int count) {
        return count == 1 ? "1 job" : "%,d jobs".formatted(count);
    }

    private static String needs(ConsumableNeed need) {
        return "needs " + need.quantity() + " of consumable resource " + need.resource().name();
    }

    private static String free(long free, long left) {
        return Math.max(0, free) + " of " + left + (free == 1 ? " is" : " are") + " free";
    }

    private static String vcpus(Vcpus amount) {
        return amount + (amount.millis() == 1000 ? " vCPU" : " vCPUs");
    }

    private static String largest(Resources amount) {
        return amount.equals(Resources.NONE) ? "nothing" : amount.toString();
    }
}
