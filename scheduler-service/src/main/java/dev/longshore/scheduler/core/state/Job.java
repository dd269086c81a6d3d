package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;

/** A single job, an array parent or an array child, as it stands now. */
public record Job(JobId id, JobSpec spec, Progress progress) {

    public boolean isArrayParent() {
        return !id.isChild() && spec.submitted().arraySize().isPresent();
    }

    /** Names the attempt with that number. */
    public AttemptId attempt(int number) {
        return new AttemptId(id, number);
    }

    /** Its live attempt is this one, on that executor. */
    public boolean isLiveAttempt(AttemptId attempt, ExecutorId executor) {
        return progress.placement()
                .filter(placement -> placement.attempt() == attempt.number() && placement.executor().equals(executor))
                .isPresent();
    }
}
