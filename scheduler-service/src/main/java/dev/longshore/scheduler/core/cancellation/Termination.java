package dev.longshore.scheduler.core.cancellation;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.array.ArrayJobs;
import dev.longshore.scheduler.core.attempt.AttemptEnd;
import dev.longshore.scheduler.core.attempt.AttemptSettlement;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Ends a job in whatever state it is: at once where it has not started, else by stopping its attempt. A request that was accepted before
 * is a repetition, and ignored.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_TerminateJob.html">AWS Batch API reference, TerminateJob</a>
 */
public final class Termination {

    private final Lifecycle lifecycle;
    private final ArrayJobs arrays;
    private final Orders orders;
    private final Gangs gangs;
    private final AttemptSettlement settlement;

    public Termination(Lifecycle lifecycle, ArrayJobs arrays, Orders orders, Gangs gangs, AttemptSettlement settlement) {
        this.gangs = gangs;
        this.settlement = settlement;
        this.lifecycle = lifecycle;
        this.arrays = arrays;
        this.orders = orders;
    }

    public void terminate(TurnJournal journal, TerminateRequested request) {
        journal.memory().jobs().find(request.job()).ifPresent(job -> terminate(journal, job, request.reason()));
    }

    /** @param reason that the job has failed, as its status will say */
    void terminate(TurnJournal journal, Job job, String reason) {
        Progress progress = job.progress();
        if (progress.hasEnded() || progress.terminated()) {
            return;
        }
        if (job.id().isNode()) {
            terminateNode(journal, job, reason);
            return;
        }
        Progress terminated = progress.withTerminated(reason);
        if (job.isArrayParent()) {
            journal.tell(job, terminated, List.of());
            terminateChildren(journal, job.id(), reason);
            return;
        }
        if (progress.placement().isPresent()) {
            stop(journal, job, terminated, progress.placement().get());
            return;
        }
        lifecycle.end(journal, job, terminated, JobStatus.FAILED, Optional.of(reason), journal.now());
    }

    /** To stop what its executor has not heard of yet would not keep it from running when it hears of it. */
    private void terminateNode(TurnJournal journal, Job node, String reason) {
        if (gangs.awaitsMainNode(journal, node)) {
            settlement.settle(journal, node, AttemptEnd.notStarted(reason, journal.now()));
            return;
        }
        gangs.stopNode(journal, node, reason);
    }

    private void terminateChildren(TurnJournal journal, JobId array, String reason) {
        journal.memory().jobs().touchedChildren(array).forEach(child -> terminate(journal, child, reason));
        journal.memory().jobs().find(array).ifPresent(parent -> arrays.failUntouched(journal, parent, reason));
    }

    private void stop(TurnJournal journal, Job job, Progress terminated, Placement placement) {
        boolean isStopping = job.progress().stopping();
        journal.tell(job, terminated.withPlacement(placement.withoutTimeout()), List.of());
        if (job.isMultiNode()) {
            gangs.terminate(journal, job.id(), terminated.userReason().orElseThrow());
        }
        if (!isStopping) {
            orders.stop(journal, placement.executor(), job.attempt(placement.attempt()), terminated.userReason().orElseThrow());
        }
    }
}
