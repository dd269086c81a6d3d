package dev.longshore.contracts.status;

import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;

import static java.util.Objects.requireNonNull;

/**
 * How the children of an array are doing.
 *
 * @param size the number of children
 * @param counts children by state; a state without any may be absent; the sum is {@code size}
 * @param untouchedStatus the state of each child of which no message of its own has been sent
 * @param untouchedReason why these wait or have failed, where it is not what the array's own status says
 */
public record ArrayProgress(int size, Map<JobStatus, Integer> counts, JobStatus untouchedStatus,
        Optional<String> untouchedReason) {

    public ArrayProgress {
        counts = Map.copyOf(requireNonNull(counts, "counts"));
        requireNonNull(untouchedStatus, "untouchedStatus");
        untouchedReason = untouchedReason == null ? Optional.empty() : untouchedReason;
        int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != size) {
            throw new IllegalArgumentException("the children of an array of " + size + " must be as many by state, not " + sum);
        }
    }

    /** One whose untouched children wait for the reason that it gives itself. */
    public ArrayProgress(int size, Map<JobStatus, Integer> counts, JobStatus untouchedStatus) {
        this(size, counts, untouchedStatus, Optional.empty());
    }
}
