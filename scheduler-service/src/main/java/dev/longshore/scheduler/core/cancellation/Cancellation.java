package dev.longshore.scheduler.core.cancellation;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Jobs;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Cancels what has not started. A job that waits for others is cancelled when they have ended; one that has started runs on, and is not
 * retried. A request that was accepted before is a repetition, and ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_CancelJob.html">AWS Batch API reference, CancelJob</a>
 */
public final class Cancellation {

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;

    public Cancellation(Lifecycle lifecycle, ArrayJobs arrays) {
        this.lifecycle = lifecycle;
        this.arrays = arrays;
    }

    public void cancel(TurnJournal journal, CancelRequested request) {
        journal.memory().jobs().find(request.job()).ifPresent(job -> cancel(journal, job, request.reason()));
    }

    private void cancel(TurnJournal journal, Job job, String reason) {
        Progress progress = job.progress();
        if (job.id().isNode() || progress.hasEnded() || progress.cancelled() || progress.terminated()) {
            return;
        }
        Progress cancelled = progress.withCancelled(reason);
        if (progress.status() == JobStatus.RUNNABLE) {
            lifecycle.end(journal, job, cancelled, JobStatus.FAILED, Optional.of(reason), journal.now());
            return;
        }
        journal.tell(job, cancelled, List.of());
        if (job.isArrayParent()) {
            cancelChildren(journal, job.id(), reason);
        }
    }

    /** Those that wait for others keep in mind that they are cancelled: as long as nothing else is known of them, by their parent. */
    private void cancelChildren(TurnJournal journal, JobId array, String reason) {
        Jobs jobs = journal.memory().jobs();
        jobs.touchedChildren(array).forEach(child -> cancel(journal, child, reason));
        if (jobs.progress(array).orElseThrow().untouched().filter(JobStatus.RUNNABLE::equals).isPresent()) {
            arrays.failUntouched(journal, jobs.find(array).orElseThrow(), reason);
        }
    }
}
