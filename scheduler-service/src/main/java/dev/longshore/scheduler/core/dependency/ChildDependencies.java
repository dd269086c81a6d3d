package dev.longshore.scheduler.core.dependency;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Dependencies between single children: N_TO_N from array to array, SEQUENTIAL within one.
 *
 * <p>In meaning, whenever a child ends, every child that waits for it is looked at, and runs or fails as {@link Prerequisites} say. Where
 * children end, or are released, all together by their parent's word, those that wait for them do so together too: first those for which
 * the word does not hold are told of one by one, then the rest by the word of their own parent.
 */
final class ChildDependencies {

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;

    ChildDependencies(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
    }

    /** A new array waits for the children of others, of which some may have ended. */
    void join(TurnJournal journal, JobId array, List<JobDependency> others) {
        Jobs jobs = journal.memory().jobs();
        Job job = jobs.find(array).orElseThrow();
        List<JobId> awaited = others.stream().filter(other -> isKnown(jobs, other) || other.knownOutcome().isEmpty())
                .map(JobDependency::job).distinct().toList();
        journal.put(jobs.progress(array).orElseThrow().withUnmetByIndex(awaited));
        others.stream().filter(other -> isKnown(jobs, other)).forEach(other -> join(journal, job, other.job()));
        others.stream().filter(other -> !isKnown(jobs, other)).forEach(other -> joinForgotten(journal, job, other));
        List<JobId> left = awaited.stream()
                .filter(other -> jobs.find(other).filter(known -> known.progress().hasEnded()).isEmpty()).toList();
        journal.put(jobs.progress(array).orElseThrow().withUnmetByIndex(left));
    }

    private void join(TurnJournal journal, Job array, JobId other) {
        Jobs jobs = journal.memory().jobs();
        jobs.touchedChildren(other).stream().filter(child -> child.progress().status() == JobStatus.FAILED)
                .forEach(child -> look(journal, array.id().child(child.id().index())));
        if (untouched(jobs, other).isTerminal()) {
            untouchedEnded(journal, array, other);
        }
    }

    /** The other array has ended and nothing is known of it but which of its children have failed; all, where none is named. */
    private void joinForgotten(TurnJournal journal, Job array, JobDependency other) {
        if (array.terms().afterAnyEnd() || other.knownOutcome().filter(JobStatus.FAILED::equals).isEmpty()) {
            return;
        }
        if (other.failedChildren().isEmpty()) {
            arrays.failHeldBack(journal, array.id(), Dependencies.DEPENDENCY_FAILED);
            return;
        }
        Jobs jobs = journal.memory().jobs();
        other.failedChildren().stream().flatMap(index -> jobs.find(array.id().child(index)).stream()).filter(Job::isHeldBack)
                .forEach(child -> lifecycle.fail(journal, child, Dependencies.DEPENDENCY_FAILED));
    }

    /** The array as a whole is held back no longer: those children run whose own prerequisites are met. */
    void release(TurnJournal journal, Job array) {
        Jobs jobs = journal.memory().jobs();
        List<JobId> others = jobs.progress(array.id()).orElseThrow().unmetByIndex();
        arrays.begin(journal, array.id());
        if (array.terms().sequential()) {
            beginSequence(journal, array);
            return;
        }
        if (others.isEmpty()) {
            heldBack(jobs, array.id()).forEach(child -> look(journal, child));
            arrays.open(journal, array.id());
            return;
        }
        ended(jobs, others.getFirst()).forEach(index -> look(journal, array.id().child(index)));
    }

    private void beginSequence(TurnJournal journal, Job array) {
        Jobs jobs = journal.memory().jobs();
        if (array.terms().afterAnyEnd()) {
            jobs.touchedChildren(array.id()).stream().filter(child -> child.progress().hasEnded())
                    .flatMap(child -> jobs.find(array.id().child(child.id().index() + 1)).stream())
                    .forEach(next -> look(journal, next.id()));
        }
        jobs.firstUnendedChild(array.id()).ifPresent(next -> look(journal, next.id()));
    }

    /** A child has ended: those of the same index, and the one behind it, are looked at. */
    void follow(TurnJournal journal, JobId ended) {
        journal.memory().dependentsByIndex().of(ended.parent()).forEach(array -> look(journal, array.child(ended.index())));
        Job child = journal.memory().jobs().find(ended).orElseThrow();
        if (child.terms().sequential()) {
            followInSequence(journal, child);
        }
    }

    /** All children of which nothing else is known have ended. */
    void followUntouched(TurnJournal journal, JobId ended) {
        Jobs jobs = journal.memory().jobs();
        journal.memory().dependentsByIndex().of(ended)
                .forEach(array -> untouchedEnded(journal, jobs.find(array).orElseThrow(), ended));
    }

    /** Those that cannot be reached any more are told so when the line has come to the one that failed. */
    private void followInSequence(TurnJournal journal, Job child) {
        Jobs jobs = journal.memory().jobs();
        JobId array = child.id().parent();
        int index = child.id().index();
        if (failsOthers(child)) {
            boolean isReached = index == 0 || status(jobs, array.child(index - 1)) == JobStatus.SUCCEEDED;
            if (isReached) {
                arrays.failRest(journal, array, Dependencies.DEPENDENCY_FAILED);
            }
            return;
        }
        jobs.find(array.child(index + 1)).ifPresent(next -> {
            if (failsOthers(next)) {
                arrays.failRest(journal, array, Dependencies.DEPENDENCY_FAILED);
                return;
            }
            look(journal, next.id());
        });
    }

    private void untouchedEnded(TurnJournal journal, Job array, JobId other) {
        Jobs jobs = journal.memory().jobs();
        boolean anyEnd = array.terms().afterAnyEnd();
        JobProgress progress = jobs.progress(array.id()).orElseThrow();
        boolean isAllThatIsMissing = progress.unmet().isEmpty() && progress.unmetByIndex().size() == 1
                && !array.terms().sequential();
        if (array.progress().hasEnded() || anyEnd && !isAllThatIsMissing) {
            return;
        }
        jobs.touchedChildren(other).stream().filter(child -> !letsGo(child, anyEnd))
                .forEach(child -> arrays.setApart(journal, array.id().child(child.id().index())));
        heldBack(jobs, array.id()).forEach(child -> look(journal, child));
        if (anyEnd) {
            arrays.open(journal, array.id());
            return;
        }
        arrays.failUntouched(journal, jobs.find(array.id()).orElseThrow(), Dependencies.DEPENDENCY_FAILED);
    }

    /** The child of the other array decides the fate of the one with its index in the same way as the untouched ones do. */
    private static boolean letsGo(Job child, boolean anyEnd) {
        return anyEnd ? child.progress().hasEnded() : child.progress().status() == JobStatus.FAILED;
    }

    private void look(TurnJournal journal, JobId id) {
        Jobs jobs = journal.memory().jobs();
        Job child = jobs.find(id).orElseThrow();
        if (!child.isHeldBack()) {
            return;
        }
        switch (Prerequisites.verdict(jobs, child)) {
            case OPEN -> {
            }
            case FAILED -> lifecycle.fail(journal, child,
                    child.progress().userReason().orElse(Dependencies.DEPENDENCY_FAILED));
            case MET -> run(journal, child);
        }
    }

    private void run(TurnJournal journal, Job child) {
        if (child.progress().cancelled()) {
            lifecycle.fail(journal, child, child.progress().userReason().orElseThrow());
            return;
        }
        lifecycle.makeRunnable(journal, child, child.progress());
    }

    private static boolean failsOthers(Job child) {
        return child.progress().status() == JobStatus.FAILED && !child.terms().afterAnyEnd();
    }

    private static List<JobId> heldBack(Jobs jobs, JobId array) {
        return jobs.touchedChildren(array).stream().filter(Job::isHeldBack).map(Job::id).toList();
    }

    private static Stream<Integer> ended(Jobs jobs, JobId array) {
        if (jobs.find(array).isEmpty()) {
            return Stream.empty();
        }
        return untouched(jobs, array).isTerminal()
                ? IntStream.range(0, jobs.find(array).orElseThrow().size()).boxed()
                : jobs.touchedChildren(array).stream().filter(child -> child.progress().hasEnded())
                        .map(child -> child.id().index());
    }

    private static boolean isKnown(Jobs jobs, JobDependency dependency) {
        return jobs.find(dependency.job()).isPresent();
    }

    private static JobStatus untouched(Jobs jobs, JobId array) {
        return jobs.progress(array).orElseThrow().untouched().orElseThrow();
    }

    private static JobStatus status(Jobs jobs, JobId id) {
        return jobs.find(id).orElseThrow().progress().status();
    }
}
