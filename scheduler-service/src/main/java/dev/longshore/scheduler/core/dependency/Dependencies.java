package dev.longshore.scheduler.core.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * What must have succeeded before a job may run. A job that is not known and of which the gateway knew no end either is waited for: its
 * submission may still be on its way.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html">AWS Batch user guide, job dependencies</a>
 */
public final class Dependencies {

    static final String DEPENDENCY_FAILED = "Dependent Job failed";

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;

    public Dependencies(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
    }

    /** Sets a new job on its way: to wait, to run, or to fail. */
    public void begin(TurnJournal journal, Job job, List<JobDependency> dependsOn) {
        List<JobId> unmet = new ArrayList<>();
        for (JobDependency dependency : dependsOn) {
            Optional<JobStatus> outcome = outcome(journal.memory().jobs(), dependency);
            if (outcome.isEmpty()) {
                unmet.add(dependency.job());
            }
            if (outcome.filter(JobStatus.FAILED::equals).isPresent()) {
                fail(journal, job, DEPENDENCY_FAILED);
                return;
            }
        }
        if (unmet.isEmpty()) {
            release(journal, job);
            return;
        }
        keepUnmet(journal, job.id(), unmet.stream().distinct().toList());
        lifecycle.pend(journal, job);
    }

    /** A job has ended: who waits for it goes on, or fails with it. */
    public void follow(TurnJournal journal, JobId ended) {
        Jobs jobs = journal.memory().jobs();
        boolean succeeded = jobs.find(ended).orElseThrow().progress().status() == JobStatus.SUCCEEDED;
        for (JobId dependent : journal.memory().dependents().of(ended)) {
            Job job = jobs.find(dependent).orElseThrow();
            if (succeeded) {
                meet(journal, job, ended);
            } else {
                giveUp(journal, job);
            }
        }
    }

    private void meet(TurnJournal journal, Job job, JobId dependency) {
        List<JobId> unmet = journal.memory().jobs().progress(job.id()).orElseThrow().unmet().stream()
                .filter(other -> !other.equals(dependency)).toList();
        keepUnmet(journal, job.id(), unmet);
        if (!unmet.isEmpty()) {
            return;
        }
        if (job.progress().cancelled()) {
            fail(journal, job, job.progress().userReason().orElseThrow());
            return;
        }
        release(journal, job);
    }

    private void giveUp(TurnJournal journal, Job job) {
        fail(journal, job, job.progress().userReason().orElse(DEPENDENCY_FAILED));
    }

    private void release(TurnJournal journal, Job job) {
        if (job.isArrayParent()) {
            arrays.open(journal, job);
            return;
        }
        lifecycle.makeRunnable(journal, job, job.progress());
    }

    /** Ends a job, or each child of an array, that has not been on its way yet. */
    public void fail(TurnJournal journal, Job job, String reason) {
        if (job.isArrayParent()) {
            arrays.failUntouched(journal, job, reason);
            return;
        }
        lifecycle.fail(journal, job, reason);
    }

    private static void keepUnmet(TurnJournal journal, JobId job, List<JobId> unmet) {
        JobProgress progress = journal.memory().jobs().progress(job).orElseThrow();
        journal.put(progress.withUnmet(unmet));
    }

    private static Optional<JobStatus> outcome(Jobs jobs, JobDependency dependency) {
        return jobs.find(dependency.job()).map(job -> job.progress()).filter(Progress::hasEnded).map(Progress::status)
                .or(dependency::knownOutcome);
    }
}
