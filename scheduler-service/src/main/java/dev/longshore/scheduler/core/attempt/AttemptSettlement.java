package dev.longshore.scheduler.core.attempt;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.scheduler.core.estimate.History;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.job.StatusMessages;
import dev.longshore.scheduler.core.retry.RetryJudge;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Decides what becomes of a job whose live attempt has ended. */
public final class AttemptSettlement {

    /** AWS's wording. */
    public static final String TIMED_OUT = "Job attempt duration exceeded timeout";

    private final Lifecycle lifecycle;
    private final Gangs gangs;

    public AttemptSettlement(Lifecycle lifecycle, Gangs gangs) {
        this.lifecycle = lifecycle;
        this.gangs = gangs;
    }

    public void settle(TurnJournal journal, Job job, AttemptEnd end) {
        Placement placement = job.progress().placement().orElseThrow();
        EndedAttempt ended = ended(job, placement, end);
        Progress after = job.progress().afterAttempt(ended);
        Verdict verdict = job.id().isNode() ? judgeNode(journal, job, ended, end) : judge(job, ended, end);
        switch (verdict) {
            case Verdict.Again again -> again(journal, job, after);
            case Verdict.Over over -> {
                learn(journal, job, placement, over, end);
                lifecycle.end(journal, job, after, over.status(), Optional.of(over.reason()), end.at());
            }
        }
    }

    private static void learn(TurnJournal journal, Job job, Placement placement, Verdict.Over over, AttemptEnd end) {
        placement.startedAt().filter(startedAt -> over.status() == JobStatus.SUCCEEDED)
                .ifPresent(startedAt -> History.learn(journal, job, startedAt, end.at()));
    }

    private void again(TurnJournal journal, Job job, Progress after) {
        lifecycle.makeRunnable(journal, job, after);
        if (job.isMultiNode()) {
            gangs.runAgain(journal, job.id());
        }
    }

    private sealed interface Verdict {

        record Again() implements Verdict {}

        record Over(JobStatus status, String reason) implements Verdict {}
    }

    /** A node is not retried for itself: it runs again when its job does. */
    private Verdict judgeNode(TurnJournal journal, Job node, EndedAttempt ended, AttemptEnd end) {
        if (!gangs.isOver(journal, node)) {
            return new Verdict.Again();
        }
        boolean succeeded = end.succeeded() && !node.progress().stopping();
        return new Verdict.Over(succeeded ? JobStatus.SUCCEEDED : JobStatus.FAILED,
                node.progress().userReason().orElse(ended.statusReason()));
    }

    private static Verdict judge(Job job, EndedAttempt ended, AttemptEnd end) {
        Progress progress = job.progress();
        if (isOutOfTime(job, progress.placement().orElseThrow(), end)) {
            return new Verdict.Over(JobStatus.FAILED, TIMED_OUT);
        }
        if (progress.terminated()) {
            return new Verdict.Over(JobStatus.FAILED, progress.userReason().orElse(ended.statusReason()));
        }
        if (end.succeeded()) {
            return new Verdict.Over(JobStatus.SUCCEEDED, ended.statusReason());
        }
        if (!progress.cancelled() && RetryJudge.grantsAnother(job.spec().submitted().retryStrategy(), ended)) {
            return new Verdict.Again();
        }
        return new Verdict.Over(JobStatus.FAILED, ended.statusReason());
    }

    private static EndedAttempt ended(Job job, Placement placement, AttemptEnd end) {
        CurrentAttempt live = StatusMessages.attempt(job, placement);
        CurrentAttempt over = new CurrentAttempt(live.number(), live.instance(), live.computeEnvironment(), live.logStream(),
                end.exitCode(), end.containerReason(), end.containers());
        String reason = isOutOfTime(job, placement, end) ? TIMED_OUT : end.statusReason();
        return new EndedAttempt(over, placement.startedAt(), end.at(), reason);
    }

    /** One that had ended before its time was up, of which we have heard only afterwards, is not. */
    private static boolean isOutOfTime(Job job, Placement placement, AttemptEnd end) {
        Optional<Instant> due = job.spec().submitted().attemptTimeout()
                .flatMap(most -> placement.startedAt().map(start -> start.plus(most)));
        return placement.timedOut() && due.filter(end.at()::isBefore).isEmpty();
    }
}
