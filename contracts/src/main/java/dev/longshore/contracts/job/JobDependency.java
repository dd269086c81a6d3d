package dev.longshore.contracts.job;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A job that must succeed first.
 *
 * @param knownOutcome SUCCEEDED or FAILED where the gateway knew the end when it published the submission: the scheduler may have
 *        forgotten that job by then
 */
public record JobDependency(JobId job, Optional<JobStatus> knownOutcome) {

    public JobDependency {
        requireNonNull(job, "job");
        knownOutcome = knownOutcome == null ? Optional.empty() : knownOutcome;
        if (knownOutcome.isPresent() && !knownOutcome.get().isTerminal()) {
            throw new IllegalArgumentException("an outcome is SUCCEEDED or FAILED, not " + knownOutcome.get());
        }
    }
}
