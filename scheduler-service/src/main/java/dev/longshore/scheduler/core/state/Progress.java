package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.EndedAttempt;

import static java.util.Objects.requireNonNull;

/**
 * How far a single job, an array or a child has come.
 *
 * @param version of the last status that was said; 0 when none was
 * @param reason why it waits, or how it ended
 * @param attempts those that have ended; no longer kept once the job has ended
 * @param placement the live attempt, exactly while the job is STARTING or RUNNING
 * @param cancelled whether a cancel request was accepted
 * @param terminated whether a terminate request was accepted
 * @param userReason the reason of that request
 */
public record Progress(long version, Instant createdAt, JobStatus status, Optional<String> reason, List<EndedAttempt> attempts,
        Optional<Placement> placement, boolean cancelled, boolean terminated, Optional<String> userReason) {

    public Progress {
        requireNonNull(createdAt, "createdAt");
        attempts = List.copyOf(attempts);
        reason = reason == null ? Optional.empty() : reason;
        placement = placement == null ? Optional.empty() : placement;
        userReason = userReason == null ? Optional.empty() : userReason;
        boolean live = status == JobStatus.STARTING || status == JobStatus.RUNNING;
        if (live != placement.isPresent()) {
            throw new IllegalArgumentException("a job has a live attempt exactly while it is STARTING or RUNNING, not " + status);
        }
    }

    /** Of a job of which nothing was said yet. */
    public static Progress untold(JobStatus status, Instant createdAt) {
        return new Progress(0, createdAt, status, Optional.empty(), List.of(), Optional.empty(), false, false, Optional.empty());
    }

    public boolean hasEnded() {
        return status.isTerminal();
    }

    /** The number that its next attempt has. */
    public int nextAttempt() {
        return attempts.size() + 1;
    }

    /** Whether the reason for which somebody waits is trouble with capacity; the other one is that there can never be a place. */
    static boolean isTrouble(String reason) {
        return !reason.startsWith("MISCONFIGURATION:");
    }

    /** Whether the live attempt was asked to stop. */
    public boolean stopping() {
        return placement.isPresent() && (terminated || placement.get().timedOut());
    }

    public Progress waiting(JobStatus as, Optional<String> why) {
        return new Progress(version, createdAt, as, why, attempts, Optional.empty(), cancelled, terminated, userReason);
    }

    public Progress starting(Placement where) {
        return new Progress(version, createdAt, JobStatus.STARTING, Optional.empty(), attempts, Optional.of(where), cancelled,
                terminated, userReason);
    }

    public Progress running(Placement where) {
        return new Progress(version, createdAt, JobStatus.RUNNING, Optional.empty(), attempts, Optional.of(where), cancelled,
                terminated, userReason);
    }

    public Progress ended(JobStatus as, Optional<String> why) {
        return new Progress(version, createdAt, as, why, attempts, Optional.empty(), cancelled, terminated,
                userReason);
    }

    /** The same job with that attempt in its past, and nowhere in particular until its next state is set. */
    public Progress afterAttempt(EndedAttempt attempt) {
        List<EndedAttempt> longer = new ArrayList<>(attempts);
        longer.add(attempt);
        return new Progress(version, createdAt, JobStatus.RUNNABLE, Optional.empty(), longer, Optional.empty(), cancelled,
                terminated, userReason);
    }

    public Progress withPlacement(Placement where) {
        return new Progress(version, createdAt, status, reason, attempts, Optional.of(where), cancelled, terminated, userReason);
    }

    public Progress withCancelled(String why) {
        return new Progress(version, createdAt, status, reason, attempts, placement, true, terminated,
                Optional.of(userReason.orElse(why)));
    }

    public Progress withTerminated(String why) {
        return new Progress(version, createdAt, status, reason, attempts, placement, cancelled, true, Optional.of(why));
    }

    public Progress withReason(Optional<String> why) {
        return new Progress(version, createdAt, status, why, attempts, placement, cancelled, terminated, userReason);
    }

    public Progress withVersion(long next) {
        return new Progress(next, createdAt, status, reason, attempts, placement, cancelled, terminated, userReason);
    }

    public Progress withCreatedAt(Instant at) {
        return new Progress(version, at, status, reason, attempts, placement, cancelled, terminated, userReason);
    }

    /** What is worth keeping: of a job that has ended, that it has, and how. */
    Progress kept() {
        return hasEnded()
                ? new Progress(version, createdAt, status, Optional.empty(), List.of(), Optional.empty(), false, false,
                        Optional.empty())
                : this;
    }
}
