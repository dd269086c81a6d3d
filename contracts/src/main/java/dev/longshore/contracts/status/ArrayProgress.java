package dev.longshore.contracts.status;

import java.util.Map;

import dev.longshore.contracts.job.JobStatus;

import static java.util.Objects.requireNonNull;

/**
 * How the children of an array are doing.
 *
 * @param size the number of children
 * @param counts children by state; a state without any may be absent; the sum is {@code size}
 * @param untouchedStatus the state of each child of which no message of its own has been sent
 */
public record ArrayProgress(int size, Map<JobStatus, Integer> counts, JobStatus untouchedStatus) {

    public ArrayProgress {
        counts = Map.copyOf(counts);
        requireNonNull(untouchedStatus, "untouchedStatus");
    }
}
