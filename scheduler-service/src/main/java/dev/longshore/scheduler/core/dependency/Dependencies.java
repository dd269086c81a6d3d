package dev.longshore.scheduler.core.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobDependency.Kind;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Dependents;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * What must have succeeded, or at least ended, before a job may run. A job that is not known and of which the gateway knew no end either
 * is waited for: its submission may still be on its way.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html">AWS Batch user guide, job dependencies</a>
 */
public final class Dependencies {

    static final String DEPENDENCY_FAILED = "Dependent Job failed";

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;
    private final ChildDependencies children;

    public Dependencies(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
        this.children = new ChildDependencies(lifecycle, arrays);
    }

    /** Sets a new job on its way: to wait, to run, or to fail. */
    public void begin(TurnJournal journal, Job job) {
        Jobs jobs = journal.memory().jobs();
        List<JobDependency> dependsOn = job.spec().submitted().dependsOn();
        Optional<String> failure = dependsOn.stream().flatMap(dependency -> failure(jobs, job, dependency).stream()).findFirst();
        if (failure.isPresent()) {
            fail(journal, job, failure.get());
            return;
        }
        List<JobId> unmet = dependsOn.stream().filter(one -> one.kind() == Kind.WHOLE)
                .filter(one -> outcome(jobs, one).isEmpty()).map(JobDependency::job).distinct().toList();
        List<JobDependency> byIndex = dependsOn.stream().filter(one -> one.kind() == Kind.N_TO_N).toList();
        journal.put(progress(journal, job).withUnmet(unmet));
        if (!unmet.isEmpty() || !byIndex.isEmpty()) {
            lifecycle.pend(journal, job);
        }
        children.join(journal, job.id(), byIndex);
        releaseIfMet(journal, job.id());
    }

    /** A job is known from now on: who waits for what it does not have fails. */
    public void arrived(TurnJournal journal, Job job) {
        Dependents dependents = journal.memory().dependents();
        List<JobId> misled = new ArrayList<>();
        dependents.awaitedBeyond(job.id(), job.size()).forEach(child -> misled.addAll(dependents.of(child)));
        misled.addAll(journal.memory().dependentsByIndex().of(job.id()));
        misled.stream().distinct().map(dependent -> find(journal, dependent))
                .forEach(dependent -> misfit(dependent, job).ifPresent(why -> fail(journal, dependent, why)));
    }

    /** A job has ended: who waits for it goes on, or fails with it. */
    public void follow(TurnJournal journal, JobId ended) {
        boolean succeeded = find(journal, ended).progress().status() == JobStatus.SUCCEEDED;
        for (JobId id : journal.memory().dependents().of(ended)) {
            Job dependent = find(journal, id);
            if (succeeded || dependent.terms().afterAnyEnd()) {
                journal.put(progress(journal, dependent).withoutUnmet(ended));
                releaseIfMet(journal, id);
            } else {
                fail(journal, dependent, dependent.progress().userReason().orElse(DEPENDENCY_FAILED));
            }
        }
        if (ended.isChild()) {
            children.follow(journal, ended);
            return;
        }
        journal.memory().dependentsByIndex().of(ended).forEach(array -> {
            journal.put(progress(journal, find(journal, array)).withoutUnmetByIndex(ended));
            releaseIfMet(journal, array);
        });
    }

    /** All children of an array of which nothing else is known have ended. */
    public void followUntouched(TurnJournal journal, JobId array) {
        children.followUntouched(journal, array);
    }

    /** Ends a job, or each child of an array, that has not been on its way yet. */
    public void fail(TurnJournal journal, Job job, String reason) {
        if (job.isArrayParent()) {
            arrays.failHeldBack(journal, job.id(), reason);
            return;
        }
        lifecycle.fail(journal, job, reason);
    }

    private void releaseIfMet(TurnJournal journal, JobId id) {
        Job job = find(journal, id);
        if (job.progress().hasEnded() || !progress(journal, job).unmet().isEmpty()) {
            return;
        }
        if (job.isArrayParent()) {
            children.release(journal, job);
            return;
        }
        if (job.progress().cancelled()) {
            lifecycle.fail(journal, job, job.progress().userReason().orElseThrow());
            return;
        }
        lifecycle.makeRunnable(journal, job, job.progress());
    }

    /** Why a job fails at once for what it depends on. */
    private static Optional<String> failure(Jobs jobs, Job job, JobDependency dependency) {
        boolean hasFailed = dependency.kind() == Kind.WHOLE && !job.terms().afterAnyEnd()
                && outcome(jobs, dependency).filter(JobStatus.FAILED::equals).isPresent();
        return hasFailed
                ? Optional.of(DEPENDENCY_FAILED)
                : jobs.find(dependency.job().parent()).flatMap(other -> misfit(job, other));
    }

    /** Why a job can never depend on another in the way it does. */
    private static Optional<String> misfit(Job job, Job other) {
        return job.spec().submitted().dependsOn().stream().filter(one -> one.job().parent().equals(other.id()))
                .flatMap(one -> misfit(job, one, other).stream()).findFirst();
    }

    private static Optional<String> misfit(Job job, JobDependency dependency, Job other) {
        if (dependency.kind() == Kind.N_TO_N && (job.size() == 0 || job.size() != other.size())) {
            return Optional.of("Dependency N_TO_N needs two arrays of the same size: job %s has %d children, this one %d"
                    .formatted(other.id(), other.size(), job.size()));
        }
        if (dependency.job().isChild() && dependency.job().index() >= other.size()) {
            return Optional.of("Dependency on %s, which does not exist: job %s has %d children".formatted(dependency.job(),
                    other.id(), other.size()));
        }
        return Optional.empty();
    }

    private static Optional<JobStatus> outcome(Jobs jobs, JobDependency dependency) {
        return jobs.find(dependency.job()).map(Job::progress).filter(Progress::hasEnded).map(Progress::status)
                .or(dependency::knownOutcome);
    }

    private static Job find(TurnJournal journal, JobId id) {
        return journal.memory().jobs().find(id).orElseThrow();
    }

    private static JobProgress progress(TurnJournal journal, Job job) {
        return journal.memory().jobs().progress(job.id()).orElseThrow();
    }
}
