package dev.longshore.scheduler.core.expiry;

import java.time.Duration;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.JobProgress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Fails what was not started until its submission said so: a single job, or each child of an array that has never been placed, whether it
 * waits for room or for other jobs. What was started once is retried as its strategy says, however late.
 */
public final class Expiry {

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;

    public Expiry(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
    }

    /** Its time is over. */
    public void fail(TurnJournal journal, JobProgress progress) {
        journal.put(progress.withoutExpiry());
        Job job = journal.memory().jobs().find(progress.job()).orElseThrow();
        if (job.isArrayParent()) {
            arrays.failUnstarted(journal, job.id(), reason(job.spec().submitted()));
            return;
        }
        lifecycle.fail(journal, job, reason(job.spec().submitted()));
    }

    private static String reason(JobSubmitted job) {
        Duration patience = Duration.between(job.submittedAt(), job.terms().expiresAt().orElseThrow());
        return "Expired: not started within " + patience;
    }
}
