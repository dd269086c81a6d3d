package dev.longshore.scheduler.core.state;

import java.util.Arrays;
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

    static int[] none() {
        return new int[JobStatus.values().length];
    }

    static int[] one(JobStatus status) {
        int[] jobs = none();
        jobs[status.ordinal()] = 1;
        return jobs;
    }

    /** How many are STARTING or RUNNING. */
    int running() {
        return jobs[JobStatus.STARTING.ordinal()] + jobs[JobStatus.RUNNING.ordinal()];
    }

    ShareLoad load() {
        int ended = jobs[JobStatus.SUCCEEDED.ordinal()] + jobs[JobStatus.FAILED.ordinal()];
        long vcpuMillis = (long) running() * ask.demand().perNode().vcpus().millis() * ask.demand().nodes();
        return new ShareLoad(Arrays.stream(jobs).sum() - ended, running(), vcpuMillis);
    }
}
