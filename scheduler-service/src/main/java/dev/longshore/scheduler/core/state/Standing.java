package dev.longshore.scheduler.core.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;

/**
 * What a job, or an array as a whole, means to its queue.
 *
 * @param ask what it, or each child, asks for
 * @param waiting its place in line, if it has one
 * @param toldOfTrouble whether it waits, and its status says that there is trouble with capacity
 * @param jobs how many jobs are in each state, by its ordinal: children count, parents do not
 */
record Standing(Arn queue, Ask ask, Optional<Waiting> waiting, boolean toldOfTrouble, int[] jobs) {

    private static final List<JobStatus> STATUSES = List.of(JobStatus.values());
    /** Of single jobs, by the ordinal of their state. */
    private static final List<int[]> ONE = Arrays.stream(JobStatus.values()).map(Standing::oneIn).toList();

    static int[] none() {
        return new int[STATUSES.size()];
    }

    /** Shared by all, and not to be changed. */
    static int[] one(JobStatus status) {
        return ONE.get(status.ordinal());
    }

    /** How many are STARTING or RUNNING. */
    int running() {
        return jobs[JobStatus.STARTING.ordinal()] + jobs[JobStatus.RUNNING.ordinal()];
    }

    /** Whether the other one means the same for its share. */
    boolean countsLike(Standing other) {
        return active() == other.active() && running() == other.running() && ask.equals(other.ask) && queue.equals(other.queue);
    }

    ShareLoad load() {
        long vcpuMillis = (long) running() * ask.demand().perNode().vcpus().millis() * ask.demand().nodes();
        return new ShareLoad(active(), running(), vcpuMillis);
    }

    private int active() {
        int active = 0;
        for (JobStatus status : STATUSES) {
            active += status.isTerminal() ? 0 : jobs[status.ordinal()];
        }
        return active;
    }

    private static int[] oneIn(JobStatus status) {
        int[] jobs = none();
        jobs[status.ordinal()] = 1;
        return jobs;
    }
}
