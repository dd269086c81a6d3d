package dev.longshore.scheduler.core.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.Transition;
import dev.longshore.scheduler.core.consumable.Consumption;
import dev.longshore.scheduler.core.fairshare.UsageBook;
import dev.longshore.scheduler.core.fit.Fit;
import dev.longshore.scheduler.core.reason.Sentences;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/** The steps of a job's life. Each is told under the job's next version. */
public final class Lifecycle {

    private final Fit fit;

    public Lifecycle(Fit fit) {
        this.fit = fit;
    }

    /** It waits for others. */
    public void pend(TurnJournal journal, Job job) {
        enter(journal, job, job.progress().waiting(JobStatus.PENDING, Optional.empty()), journal.now());
    }

    /** It may be placed; if it never can, its status says so. */
    public void makeRunnable(TurnJournal journal, Job job, Progress progress) {
        enter(journal, job, progress.waiting(JobStatus.RUNNABLE, misfit(job)), journal.now());
    }

    /** The reason that a job's status gives while it waits: why it can never be placed, if that is so. */
    public Optional<String> misfit(Job job) {
        return fit.never(job.spec().queue(), job.demand()).map(Sentences::of);
    }

    /** It was given a place. */
    public void start(TurnJournal journal, Job job, Placement placement) {
        enter(journal, job, job.progress().starting(placement), journal.now());
    }

    /**
     * Its container or process runs. A node has no timeout of its own.
     *
     * @param address where the other nodes of a multi-node job find it
     */
    public void run(TurnJournal journal, Job job, Instant startedAt, Optional<String> address) {
        Placement placement = job.progress().placement().orElseThrow();
        Optional<Instant> timeoutAt = job.progress().stopping() || job.id().isNode()
                ? Optional.empty()
                : job.spec().submitted().attemptTimeout().map(startedAt::plus);
        enter(journal, job, job.progress().running(placement.started(startedAt, timeoutAt, address)), startedAt);
    }

    /** It is over for good. */
    public void end(TurnJournal journal, Job job, Progress progress, JobStatus status, Optional<String> reason, Instant at) {
        waitForNobody(journal, job);
        enter(journal, job, progress.ended(status, reason), at);
        journal.ended(job.id());
    }

    /** It failed before it was placed, or is not to be placed again. */
    public void fail(TurnJournal journal, Job job, String reason) {
        end(journal, job, job.progress(), JobStatus.FAILED, Optional.of(reason), journal.now());
    }

    private static void waitForNobody(TurnJournal journal, Job job) {
        if (job.id().equals(job.id().parent())) {
            journal.memory().jobs().progress(job.id())
                    .filter(progress -> !progress.unmet().isEmpty() || !progress.unmetByIndex().isEmpty())
                    .ifPresent(progress -> journal.put(progress.withUnmet(List.of()).withUnmetByIndex(List.of())));
        }
    }

    private static void enter(TurnJournal journal, Job job, Progress next, Instant at) {
        if (!job.progress().status().mayBecome(next.status())) {
            throw new IllegalStateException(
                    "job %s cannot become %s, it is %s".formatted(job.id(), next.status(), job.progress().status()));
        }
        boolean held = job.progress().placement().isPresent();
        if (held != next.placement().isPresent()) {
            journal.touch(job.progress().placement().or(next::placement).orElseThrow().instance());
            UsageBook.settle(journal, job);
        }
        if (held && next.placement().isEmpty() && !job.id().isNode()) {
            Consumption.attemptEnds(journal, job);
        }
        journal.tell(job, next, List.of(new Transition(next.status(), at, next.reason())));
    }
}
