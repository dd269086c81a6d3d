package dev.longshore.scheduler.core.job;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.ArrayProgress;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.Told;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Says at the end of a turn what has become of each job: one message for each. */
public final class StatusMessages {

    private StatusMessages() {}

    public static void say(TurnJournal journal) {
        tellParents(journal);
        journal.told().values().forEach(told -> say(journal, told.job(), told));
    }

    /** A multi-node job is its main node: what is said of the one is said of the other. */
    private static void say(TurnJournal journal, Job job, Told told) {
        journal.say(message(journal.memory().jobs(), job, job.id(), told));
        if (job.isMultiNode()) {
            journal.say(message(journal.memory().jobs(), job, job.nodeId(), told));
        }
    }

    /** When a child's state has changed, so have its parent's counts. */
    private static void tellParents(TurnJournal journal) {
        Set<JobId> parents = new LinkedHashSet<>();
        journal.told().keySet().stream().filter(JobId::isChild).map(JobId::parent).forEach(parents::add);
        parents.removeAll(journal.told().keySet());
        parents.stream().flatMap(id -> journal.memory().jobs().find(id).stream())
                .forEach(parent -> journal.tell(parent, parent.progress(), List.of()));
    }

    private static JobStatusChanged message(Jobs jobs, Job job, JobId named, Told told) {
        Progress progress = told.progress();
        return new JobStatusChanged(named, job.spec().queue(), progress.version(), progress.createdAt(), progress.status(),
                progress.reason(), startedAt(progress), stoppedAt(told), current(job, progress), progress.attempts(),
                array(jobs, job), progress.cancelled(), progress.terminated(), told.transitions());
    }

    private static Optional<Instant> startedAt(Progress progress) {
        return progress.placement().map(Placement::startedAt)
                .orElseGet(() -> last(progress.attempts()).flatMap(EndedAttempt::startedAt));
    }

    private static Optional<Instant> stoppedAt(Told told) {
        return told.progress().hasEnded() ? last(told.transitions()).map(Transition::at) : Optional.empty();
    }

    private static Optional<CurrentAttempt> current(Job job, Progress progress) {
        return progress.placement().map(placement -> attempt(job, placement))
                .or(() -> last(progress.attempts()).map(EndedAttempt::attempt));
    }

    /** The live attempt as users see it. */
    public static CurrentAttempt attempt(Job job, Placement placement) {
        Optional<String> logStream = placement.startedAt().map(
                running -> job.attempt(placement.attempt()).logStream(job.spec().submitted().jobDefinitionName()));
        return new CurrentAttempt(placement.attempt(), placement.instance(), placement.environment(), logStream,
                Optional.empty(), Optional.empty());
    }

    private static Optional<ArrayProgress> array(Jobs jobs, Job job) {
        if (!job.isArrayParent()) {
            return Optional.empty();
        }
        JobProgress progress = jobs.progress(job.id()).orElseThrow();
        return Optional.of(new ArrayProgress(job.size(), jobs.childrenByStatus(job.id()), progress.untouched().orElseThrow(),
                progress.untouchedReason()));
    }

    private static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.getLast());
    }
}
