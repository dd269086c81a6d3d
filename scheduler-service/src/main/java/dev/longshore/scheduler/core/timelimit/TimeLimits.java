package dev.longshore.scheduler.core.timelimit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.TimeLimitAction;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Blockage;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Told;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Job state time limit actions. As on AWS, only what a status gives as its reason counts: those at the head of a queue for whom there is
 * trouble with capacity, and those who could never be placed. Of an array whose children wait for capacity the first in line goes, and the
 * next begins to count then; where none could ever be placed all go.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html">JobStateTimeLimitAction</a>
 */
public final class TimeLimits {

    private static final String NEVER = "MISCONFIGURATION:";

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;

    public TimeLimits(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
    }

    /** Notes since when those of whom this turn tells wait for a reason with a limit. */
    public void note(TurnJournal journal) {
        journal.told().values().stream().filter(TimeLimits::mayMatter).map(told -> told.job().id().parent()).distinct()
                .forEach(id -> note(journal, id));
    }

    /** Without a reason there is no limit; of an array, it may be at its end because of what has become of a child. */
    private static boolean mayMatter(Told told) {
        return told.job().id().part() != JobId.Part.WHOLE || told.hasToDoWithReasons();
    }

    /** The limits of a queue have changed: who waits there is looked at. */
    public void noteAll(TurnJournal journal, Arn queue) {
        journal.memory().lines().of(queue)
                .ifPresent(line -> line.who(ask -> true).forEach(waiting -> note(journal, waiting.job())));
    }

    /** Ends a job whose time is up. */
    public void fail(TurnJournal journal, JobProgress progress) {
        String code = progress.blockage().orElseThrow().code();
        journal.put(progress.withBlockage(Optional.empty()));
        String reason = "Canceled by JobStateTimeLimit action due to reason: " + code;
        Job job = journal.memory().jobs().find(progress.job()).orElseThrow();
        if (!job.isArrayParent()) {
            lifecycle.fail(journal, job, reason);
        } else if (code.startsWith(NEVER)) {
            arrays.failWaiting(journal, job.id(), reason);
        } else {
            journal.memory().jobs().firstRunnableChild(job.id()).ifPresent(child -> lifecycle.fail(journal, child, reason));
        }
    }

    private static void note(TurnJournal journal, JobId id) {
        journal.memory().jobs().progress(id).ifPresent(progress -> {
            Optional<Blockage> next = blockage(journal, progress);
            if (!next.equals(progress.blockage())) {
                journal.put(progress.withBlockage(next));
            }
        });
    }

    private static Optional<Blockage> blockage(TurnJournal journal, JobProgress progress) {
        Job job = journal.memory().jobs().find(progress.job()).orElseThrow();
        if (job.progress().reason().isEmpty() || !waits(journal.memory().jobs(), job)) {
            return Optional.empty();
        }
        String code = job.progress().reason().get().split(" - ", 2)[0];
        Instant since = progress.blockage().filter(known -> known.code().equals(code)).map(Blockage::since)
                .orElse(journal.now());
        return action(journal, job, code).map(action -> new Blockage(code, since, since.plus(action.limit())));
    }

    private static Optional<TimeLimitAction> action(TurnJournal journal, Job job, String code) {
        return journal.memory().queue(job.spec().queue()).stream()
                .flatMap(queue -> queue.definition().timeLimitActions().stream())
                .filter(action -> action.reason().equals(code)).findFirst();
    }

    private static boolean waits(Jobs jobs, Job job) {
        return job.isArrayParent()
                ? jobs.childrenByStatus(job.id()).containsKey(JobStatus.RUNNABLE)
                : job.progress().status() == JobStatus.RUNNABLE;
    }
}
