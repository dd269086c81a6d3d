package dev.longshore.gateway.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;

import static java.util.Objects.requireNonNull;

/**
 * What changes in a job's life, as the scheduler last said it.
 *
 * @param version of the last status; 0 when the scheduler has not said anything yet
 * @param createdAt of a child that was never told of: its array's
 */
public record JobState(JobStatus status, long version, Instant createdAt, Optional<String> reason, Optional<Instant> startedAt,
        Optional<Instant> stoppedAt, Optional<CurrentAttempt> current, List<EndedAttempt> attempts,
        Optional<ArrayProgress> array, boolean cancelled, boolean terminated) {

    public JobState {
        requireNonNull(status, "status");
        requireNonNull(createdAt, "createdAt");
        attempts = List.copyOf(attempts);
    }

    /** Of a job that was accepted just now. */
    public static JobState submitted(Instant at) {
        return new JobState(JobStatus.SUBMITTED, 0, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(), Optional.empty(), false, false);
    }

    /** Whether the scheduler has not said anything yet. */
    public boolean isUnheardOf() {
        return version == 0;
    }

    /** The state of a child of this array that was never told of. */
    public JobState ofUntouchedChild() {
        JobStatus childStatus = array.map(ArrayProgress::untouchedStatus).orElse(JobStatus.SUBMITTED);
        Optional<String> own = childStatus.isTerminal() || !status.isTerminal() ? reason : Optional.empty();
        return new JobState(childStatus, 0, createdAt, array.flatMap(ArrayProgress::untouchedReason).or(() -> own),
                Optional.empty(), childStatus.isTerminal() ? stoppedAt : Optional.empty(), Optional.empty(), List.of(),
                Optional.empty(), cancelled, terminated);
    }

    /** The state of a node of this multi-node job that was never told of. */
    JobState ofUntouchedNode() {
        boolean isUnderWay = !isWaiting() && !status.isTerminal();
        return new JobState(isUnderWay ? JobStatus.RUNNABLE : status, 0, createdAt, reason, Optional.empty(), stoppedAt,
                Optional.empty(), List.of(), Optional.empty(), cancelled, terminated);
    }

    /** The state of a child or node of this job that was never told of. */
    JobState ofUntouchedPart(JobId part) {
        return part.isNode() ? ofUntouchedNode() : ofUntouchedChild();
    }

    /** Whether it waits to be placed, so that the scheduler can say why. */
    public boolean isWaiting() {
        return switch (status) {
            case SUBMITTED, PENDING, RUNNABLE -> true;
            case STARTING, RUNNING, SUCCEEDED, FAILED -> false;
        };
    }
}
