package dev.longshore.scheduler.core.state;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.StartTerms;

/**
 * A single job, an array parent or an array child, as it stands now.
 *
 * @param ask what it asks for; for an array, what each child asks for
 */
public record Job(JobId id, JobSpec spec, Ask ask, Progress progress) {

    public boolean isArrayParent() {
        return !id.isChild() && spec.submitted().arraySize().isPresent();
    }

    /** A job of several nodes, and at once its main node. */
    public boolean isMultiNode() {
        return spec.submitted().nodes().isPresent() && id.equals(id.parent());
    }

    /** How many children it has; 0 for a single job. */
    public int size() {
        return spec.submitted().arraySize().orElse(0);
    }

    /** What it asks for, whatever its share. */
    public Demand demand() {
        return ask.demand();
    }

    public StartTerms terms() {
        return spec.submitted().terms();
    }

    /** It has not been released from what it waits for. */
    public boolean isHeldBack() {
        return progress.status() == JobStatus.SUBMITTED || progress.status() == JobStatus.PENDING;
    }

    /** Names the attempt with that number. */
    public AttemptId attempt(int number) {
        return new AttemptId(nodeId(), number);
    }

    /** Under what id it is run: a multi-node job under that of its main node. */
    public JobId nodeId() {
        return isMultiNode() ? id.node(spec.submitted().nodes().orElseThrow().mainNode()) : id;
    }

    /** Its live attempt is this one, on that executor. */
    public boolean isLiveAttempt(AttemptId attempt, ExecutorId executor) {
        return progress.placement()
                .filter(placement -> placement.attempt() == attempt.number() && placement.executor().equals(executor))
                .isPresent();
    }
}
