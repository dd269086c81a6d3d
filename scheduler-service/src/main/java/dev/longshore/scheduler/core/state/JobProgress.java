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
 * @param untouched of an array: the state of each child that has no progress of its own
 * @param forgetAt when the job is forgotten, once its end is durable elsewhere
 */
public record JobProgress(JobId job, Progress progress, List<JobId> unmet, Optional<JobStatus> untouched,
        Optional<Instant> forgetAt) implements Entity {

    static final String PREFIX = "job/";

    public JobProgress {
        requireNonNull(job, "job");
        requireNonNull(progress, "progress");
        unmet = List.copyOf(unmet);
        untouched = untouched == null ? Optional.empty() : untouched;
        forgetAt = forgetAt == null ? Optional.empty() : forgetAt;
    }

    public JobProgress with(Progress next) {
        return new JobProgress(job, next, unmet, untouched, forgetAt);
    }

    public JobProgress withUnmet(List<JobId> fewer) {
        return new JobProgress(job, progress, fewer, untouched, forgetAt);
    }

    public JobProgress withUntouched(JobStatus status) {
        return new JobProgress(job, progress, unmet, Optional.of(status), forgetAt);
    }

    public JobProgress withForgetAt(Instant when) {
        return new JobProgress(job, progress, unmet, untouched, Optional.of(when));
    }

    @Override
    public String key() {
        return PREFIX + job.base();
    }

    @Override
    public Optional<Instant> due() {
        return forgetAt.or(() -> progress.placement().flatMap(Placement::timeoutAt));
    }
}
