package dev.longshore.scheduler.core.timeout;

import dev.longshore.scheduler.core.attempt.AttemptSettlement;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Stops attempts whose time is up.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html">AWS Batch user guide, job timeouts</a>
 */
public final class Timeouts {

    private final Orders orders;
    private final Gangs gangs;

    public Timeouts(Orders orders, Gangs gangs) {
        this.gangs = gangs;
        this.orders = orders;
    }

    public void stopIfDue(TurnJournal journal, Job job) {
        job.progress().placement().filter(placement -> isDue(journal, placement))
                .ifPresent(placement -> stop(journal, job, placement));
    }

    private void stop(TurnJournal journal, Job job, Placement placement) {
        journal.keep(job.id(), job.progress().withPlacement(placement.outOfTime()));
        if (job.isMultiNode()) {
            gangs.timeOut(journal, job.id(), AttemptSettlement.TIMED_OUT);
        }
        orders.stop(journal, placement.executor(), job.attempt(placement.attempt()), AttemptSettlement.TIMED_OUT);
    }

    private static boolean isDue(TurnJournal journal, Placement placement) {
        return placement.timeoutAt().filter(due -> !due.isAfter(journal.now())).isPresent();
    }
}
