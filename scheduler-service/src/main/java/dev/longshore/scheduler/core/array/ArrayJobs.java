package dev.longshore.scheduler.core.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Some of its children may be placed from now on. */
    public void begin(TurnJournal journal, JobId array) {
        Job parent = journal.memory().jobs().find(array).orElseThrow();
        boolean isNew = parent.progress().status() == JobStatus.SUBMITTED;
        Optional<String> reason = lifecycle.misfit(parent);
        if (isNew || !reason.equals(parent.progress().reason())) {
            journal.tell(parent, parent.progress().waiting(JobStatus.PENDING, reason),
                    isNew ? List.of(new Transition(JobStatus.PENDING, journal.now(), reason)) : List.of());
        }
    }

    /** All its children may be placed, but for those that are told of already. If the array was cancelled meanwhile, they fail. */
    public void open(TurnJournal journal, JobId array) {
        Job parent = journal.memory().jobs().find(array).orElseThrow();
        JobProgress progress = journal.memory().jobs().progress(array).orElseThrow();
        if (parent.progress().cancelled()) {
            failUntouched(journal, parent, parent.progress().userReason().orElseThrow());
            return;
        }
        if (progress.untouched().filter(JobStatus.PENDING::equals).isPresent()) {
            journal.put(progress.withUntouched(JobStatus.RUNNABLE));
            journal.tell(parent, parent.progress(), List.of());
        }
    }

    /** A child is told of: it is no longer among those of which the parent's word holds. */
    public void setApart(TurnJournal journal, JobId child) {
        Jobs jobs = journal.memory().jobs();
        if (!jobs.isTouched(child)) {
            Job job = jobs.find(child).orElseThrow();
            journal.tell(job, job.progress(), List.of());
        }
    }

    /** All children that wait for others fail, and none of them will run. */
    public void failHeldBack(TurnJournal journal, JobId array, String reason) {
        failToldOnes(journal, array, Job::isHeldBack, reason);
        Job parent = journal.memory().jobs().find(array).orElseThrow();
        failUntouched(journal, parent, parent.progress().userReason().orElse(reason));
    }

    /** The same, because one of their siblings has failed. */
    public void failRest(TurnJournal journal, JobId array, String reason) {
        failToldOnes(journal, array, Job::isHeldBack, reason);
        Job parent = journal.memory().jobs().find(array).orElseThrow();
        settleUntouched(journal, parent, parent.progress().userReason().orElse(reason));
        endIfAllHaveEnded(journal, array, CHILD_FAILED);
    }

    /** All children that were never placed fail, whatever they wait for. */
    public void failUnstarted(TurnJournal journal, JobId array, String reason) {
        failToldOnes(journal, array, child -> child.isHeldBack() || isRunnable(child) && child.progress().attempts().isEmpty(),
                reason);
        failUntouched(journal, journal.memory().jobs().find(array).orElseThrow(), reason);
    }

    /** All children that wait for a place fail. */
    public void failWaiting(TurnJournal journal, JobId array, String reason) {
        failToldOnes(journal, array, ArrayJobs::isRunnable, reason);
        if (journal.memory().jobs().progress(array).orElseThrow().untouched().filter(JobStatus.RUNNABLE::equals).isPresent()) {
            failUntouched(journal, journal.memory().jobs().find(array).orElseThrow(), reason);
        }
    }

    /** All children of which nothing else is known fail, at the cost of one; the parent ends if no other is left. */
    public void failUntouched(TurnJournal journal, Job parent, String reason) {
        settleUntouched(journal, parent, reason);
        endIfAllHaveEnded(journal, parent.id(), reason);
    }

    private void settleUntouched(TurnJournal journal, Job parent, String reason) {
        Jobs jobs = journal.memory().jobs();
        JobProgress progress = jobs.progress(parent.id()).orElseThrow();
        if (progress.untouched().filter(JobStatus::isTerminal).isPresent()) {
            return;
        }
        List<JobId> awaited = journal.memory().dependents().awaitedChildren(parent.id()).stream()
                .filter(child -> !jobs.isTouched(child)).toList();
        journal.put(progress.withUntouchedFailed(reason));
        journal.tell(parent, parent.progress(), List.of());
        awaited.forEach(journal::ended);
        journal.untouchedChildrenEnded(parent.id());
    }

    private void failToldOnes(TurnJournal journal, JobId array, Predicate<Job> which, String reason) {
        journal.memory().jobs().touchedChildren(array).stream().filter(which)
                .forEach(child -> lifecycle.fail(journal, child, child.progress().userReason().orElse(reason)));
    }

    /** A child has ended. */
    public void childEnded(TurnJournal journal, JobId child) {
        endIfAllHaveEnded(journal, child.parent(), CHILD_FAILED);
    }

    private static boolean isRunnable(Job child) {
        return child.progress().status() == JobStatus.RUNNABLE;
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
