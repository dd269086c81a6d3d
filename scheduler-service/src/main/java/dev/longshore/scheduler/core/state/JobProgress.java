package dev.longshore.scheduler.core.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;

import static java.util.Objects.requireNonNull;

/**
 * What changes of a single job or an array parent.
 *
 * @param unmet the jobs that must still succeed first
 * @param unmetByIndex of an array: the arrays whose child of the same index must still succeed before a child
 * @param untouched of an array: the state of each child that has no progress of its own
 * @param untouchedReason why these have failed; while they wait, it is for what their array says
 * @param forgetAt when the job is forgotten, once its end is durable elsewhere
 * @param expiresAt when it fails, or each child, if it was not started until then
 * @param blockage for what it waits, where there is a limit to that
 */
public record JobProgress(JobId job, Progress progress, List<JobId> unmet, List<JobId> unmetByIndex,
        Optional<JobStatus> untouched, Optional<String> untouchedReason, Optional<Instant> forgetAt,
        Optional<Instant> expiresAt, Optional<Blockage> blockage) implements Entity {

    static final String PREFIX = "job/";

    public JobProgress {
        requireNonNull(job, "job");
        requireNonNull(progress, "progress");
        unmet = List.copyOf(unmet);
        unmetByIndex = unmetByIndex == null ? List.of() : List.copyOf(unmetByIndex);
        untouched = untouched == null ? Optional.empty() : untouched;
        untouchedReason = untouchedReason == null ? Optional.empty() : untouchedReason;
        forgetAt = forgetAt == null ? Optional.empty() : forgetAt;
        expiresAt = expiresAt == null ? Optional.empty() : expiresAt;
        blockage = blockage == null ? Optional.empty() : blockage;
    }

    public JobProgress with(Progress next) {
        return new JobProgress(job, next, unmet, unmetByIndex, untouched, untouchedReason, forgetAt,
                expiresAt, blockage);
    }

    public JobProgress withUnmet(List<JobId> fewer) {
        return new JobProgress(job, progress, fewer, unmetByIndex, untouched, untouchedReason, forgetAt,
                expiresAt, blockage);
    }

    public JobProgress withUnmetByIndex(List<JobId> fewer) {
        return new JobProgress(job, progress, unmet, fewer, untouched, untouchedReason, forgetAt,
                expiresAt, blockage);
    }

    public JobProgress withoutUnmet(JobId met) {
        return withUnmet(unmet.stream().filter(other -> !other.equals(met)).toList());
    }

    public JobProgress withoutUnmetByIndex(JobId met) {
        return withUnmetByIndex(unmetByIndex.stream().filter(other -> !other.equals(met)).toList());
    }

    public JobProgress withUntouched(JobStatus status) {
        return new JobProgress(job, progress, unmet, unmetByIndex, Optional.of(status), Optional.empty(), forgetAt,
                expiresAt, blockage);
    }

    /** All that have no progress of their own have failed. */
    public JobProgress withUntouchedFailed(String reason) {
        return new JobProgress(job, progress, unmet, unmetByIndex, Optional.of(JobStatus.FAILED), Optional.of(reason), forgetAt,
                expiresAt, blockage);
    }

    public JobProgress withForgetAt(Instant when) {
        return new JobProgress(job, progress, unmet, unmetByIndex, untouched, untouchedReason, Optional.of(when),
                expiresAt, blockage);
    }

    @Override
    public String key() {
        return PREFIX + job.base();
    }

    public JobProgress withoutExpiry() {
        return new JobProgress(job, progress, unmet, unmetByIndex, untouched, untouchedReason, forgetAt, Optional.empty(),
                blockage);
    }

    public JobProgress withBlockage(Optional<Blockage> next) {
        return new JobProgress(job, progress, unmet, unmetByIndex, untouched, untouchedReason, forgetAt, expiresAt, next);
    }

    /** When it fails for not having been started; never once it was. */
    public Optional<Instant> expiry() {
        boolean wasStarted = progress.placement().isPresent() || !progress.attempts().isEmpty();
        return expiresAt.filter(at -> !wasStarted && !progress.hasEnded());
    }

    /** When what it waits for has lasted longer than its queue allows; never once it has ended. */
    public Optional<Instant> limit() {
        return blockage.map(Blockage::limitAt).filter(at -> !progress.hasEnded());
    }

    @Override
    public Optional<Instant> due() {
        if (forgetAt.isPresent()) {
            return forgetAt;
        }
        Optional<Instant> timeoutAt = progress.placement().flatMap(Placement::timeoutAt);
        return earlier(timeoutAt, earlier(expiry(), limit()));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? one : other;
        }
        return one.get().isAfter(other.get()) ? other : one;
    }
}
