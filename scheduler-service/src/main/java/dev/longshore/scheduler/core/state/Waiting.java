package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.job.JobId;

/**
 * A place in line.
 *
 * @param job a single job, or an array some of whose children wait
 * @param ask what it asks for, or each of those children
 * @param count how many wait: 1 for a single job
 */
public record Waiting(JobId job, long sequence, Ask ask, int count) {

    public Demand demand() {
        return ask.demand();
    }
}
