package dev.longshore.contracts.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * A job's state after one or more transitions: the whole of what changes in a job's life, so that the last one is enough.
 *
 * <p>Array children are told of from the moment they differ from what their parent says of all of them
 * ({@link ArrayProgress#untouchedStatus}).
 *
 * @param version 1 for the first status; grows by one with each message about the job, so that of two the higher is right
 * @param createdAt when the job was submitted, or the child was first told of
 * @param status the state after the last of {@code transitions}
 * @param statusReason why it waits, or how it ended
 * @param startedAt when the latest attempt began to run
 * @param stoppedAt when the job reached its end
 * @param current the latest attempt, once there is one
 * @param attempts the attempts that have ended, in order
 * @param array for an array parent
 * @param cancelled whether a cancel request was accepted
 * @param terminated whether a terminate request was accepted
 * @param transitions what happened since the last message, in order; empty when only the reason or the array's counts changed
 */
public record JobStatusChanged(JobId job, Arn queue, long version, Instant createdAt, JobStatus status,
        Optional<String> statusReason,
        Optional<Instant> startedAt, Optional<Instant> stoppedAt, Optional<CurrentAttempt> current, List<EndedAttempt> attempts,
        Optional<ArrayProgress> array, boolean cancelled, boolean terminated, List<Transition> transitions)
        implements
            JobStatusMessage {

    public JobStatusChanged {
        requireNonNull(job, "job");
        requireNonNull(queue, "queue");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(status, "status");
        statusReason = statusReason == null ? Optional.empty() : statusReason;
        startedAt = startedAt == null ? Optional.empty() : startedAt;
        stoppedAt = stoppedAt == null ? Optional.empty() : stoppedAt;
        current = current == null ? Optional.empty() : current;
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
        array = array == null ? Optional.empty() : array;
        transitions = transitions == null ? List.of() : List.copyOf(transitions);
    }

    /** An array and its children share a key. */
    @Override
    public String key() {
        return job.base();
    }

    @Override
    public List<JobStatusChanged> changes() {
        return List.of(this);
    }
}
