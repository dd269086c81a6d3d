package dev.longshore.scheduler.core.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * The parents of arrays.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html">AWS Batch user guide, array jobs</a>
 */
public final class ArrayJobs {

    static final String CHILD_FAILED = "Array Child Job failed";

    private final Lifecycle lifecycle;

    public ArrayJobs(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Its children may be placed. */
    public void open(TurnJournal journal, Job parent) {
        JobProgress progress = journal.memory().jobs().progress(parent.id()).orElseThrow();
        journal.put(progress.withUntouched(JobStatus.RUNNABLE));
        boolean isNew = parent.progress().status() == JobStatus.SUBMITTED;
        Optional<String> reason = lifecycle.misfit(parent);
        journal.tell(parent, parent.progress().waiting(JobStatus.PENDING, reason),
                isNew ? List.of(new Transition(JobStatus.PENDING, journal.now(), reason)) : List.of());
    }

    /** All children of which nothing else is known fail, at the cost of one; the parent ends if no other is left. */
    public void failUntouched(TurnJournal journal, Job parent, String reason) {
        Jobs jobs = journal.memory().jobs();
        JobProgress progress = jobs.progress(parent.id()).orElseThrow();
        if (progress.untouched().filter(JobStatus::isTerminal).isPresent()) {
            return;
        }
        List<JobId> awaited = journal.memory().dependents().awaitedChildren(parent.id()).stream()
                .filter(child -> !jobs.isTouched(child)).toList();
        journal.put(progress.withUntouched(JobStatus.FAILED));
        journal.tell(parent, parent.progress().withReason(Optional.of(reason)), List.of());
        awaited.forEach(journal::ended);
        endIfAllHaveEnded(journal, parent.id(), reason);
    }

    /** A child has ended. */
    public void childEnded(TurnJournal journal, JobId child) {
        endIfAllHaveEnded(journal, child.parent(), CHILD_FAILED);
    }

    private void endIfAllHaveEnded(TurnJournal journal, JobId id, String failure) {
        Job parent = journal.memory().jobs().find(id).orElseThrow();
        Map<JobStatus, Integer> children = journal.memory().jobs().childrenByStatus(id);
        if (parent.progress().hasEnded() || !children.keySet().stream().allMatch(JobStatus::isTerminal)) {
            return;
        }
        boolean succeeded = !children.containsKey(JobStatus.FAILED);
        Optional<String> reason = succeeded ? Optional.empty() : parent.progress().userReason().or(() -> Optional.of(failure));
        lifecycle.end(journal, parent, parent.progress(), succeeded ? JobStatus.SUCCEEDED : JobStatus.FAILED, reason,
                journal.now());
    }
}
