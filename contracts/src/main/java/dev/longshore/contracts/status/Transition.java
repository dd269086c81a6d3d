package dev.longshore.contracts.status;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;

import static java.util.Objects.requireNonNull;

/** One step of a job's life: the state entered, when, and why where there is something to say. */
public record Transition(JobStatus to, Instant at, Optional<String> reason) {

    public Transition {
        requireNonNull(to, "to");
        requireNonNull(at, "at");
        reason = reason == null ? Optional.empty() : reason;
    }
}
