package dev.longshore.scheduler.core.attempt;

import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
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

    public AttemptSettlement(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    public void settle(TurnJournal journal, Job job, AttemptEnd end) {
        Placement placement = job.progress().placement().orElseThrow();
        journal.touch(placement.instance());
        EndedAttempt ended = ended(job, placement, end);
        Progress after = job.progress().afterAttempt(ended);
        Verdict verdict = judge(job, ended, end.succeeded());
        switch (verdict) {
            case Verdict.Again again -> lifecycle.makeRunnable(journal, job, after);
            case Verdict.Over over -> lifecycle.end(journal, job, after, over.status(), Optional.of(over.reason()), end.at());
        }
    }

    private sealed interface Verdict {

        record Again() implements Verdict {}

        record Over(JobStatus status, String reason) implements Verdict {}
    }

    private static Verdict judge(Job job, EndedAttempt ended, boolean succeeded) {
        Progress progress = job.progress();
        if (progress.placement().filter(Placement::timedOut).isPresent()) {
            return new Verdict.Over(JobStatus.FAILED, TIMED_OUT);
        }
        if (progress.terminated()) {
            return new Verdict.Over(JobStatus.FAILED, progress.userReason().orElse(ended.statusReason()));
        }
        if (succeeded) {
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
                end.exitCode(), end.containerReason());
        String reason = placement.timedOut() ? TIMED_OUT : end.statusReason();
        return new EndedAttempt(over, placement.startedAt(), end.at(), reason);
    }
}
