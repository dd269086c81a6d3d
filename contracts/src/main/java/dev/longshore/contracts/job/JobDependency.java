package dev.longshore.contracts.job;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A job that must succeed first.
 *
 * @param kind what each child of an array waits for
 * @param knownOutcome SUCCEEDED or FAILED where the gateway knew the end when it published the submission: the scheduler may have
 *        forgotten that job by then
 * @param failedChildren for {@link Kind#N_TO_N}, where the outcome is known: the indexes of the children that failed
 */
public record JobDependency(JobId job, Kind kind, Optional<JobStatus> knownOutcome, List<Integer> failedChildren) {

    public JobDependency {
        requireNonNull(job, "job");
        kind = kind == null ? Kind.WHOLE : kind;
        knownOutcome = knownOutcome == null ? Optional.empty() : knownOutcome;
        if (knownOutcome.isPresent() && !knownOutcome.get().isTerminal()) {
            throw new IllegalArgumentException("an outcome is SUCCEEDED or FAILED, not " + knownOutcome.get());
        }
        failedChildren = failedChildren == null ? List.of() : List.copyOf(failedChildren);
    }

    /** How an array waits for another job. */
    public enum Kind {
        /** For the job as a whole. */
        WHOLE,
        /** Each child for the child of the same index. */
        N_TO_N
    }

    /** On the whole of a job. */
    public static JobDependency on(JobId job, Optional<JobStatus> knownOutcome) {
        return new JobDependency(job, Kind.WHOLE, knownOutcome, List.of());
    }
}
