package dev.longshore.scheduler.core.timeout;

import dev.longshore.scheduler.core.attempt.AttemptSettlement;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Journal;
import dev.longshore.scheduler.core.state.Placement;

/**
 * Stops attempts whose time is up.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html">AWS Batch user guide, job timeouts</a>
 */
public final class Timeouts {

    private final Orders orders;

    public Timeouts(Orders orders) {
        this.orders = orders;
    }

    public void stopIfDue(Journal journal, Job job) {
        job.progress().placement().filter(placement -> isDue(journal, placement))
                .ifPresent(placement -> stop(journal, job, placement));
    }

    private void stop(Journal journal, Job job, Placement placement) {
        journal.keep(job.id(), job.progress().withPlacement(placement.outOfTime()));
        orders.stop(journal, placement.executor(), job.attempt(placement.attempt()), AttemptSettlement.TIMED_OUT);
    }

    private static boolean isDue(Journal journal, Placement placement) {
        return placement.timeoutAt().filter(due -> !due.isAfter(journal.now())).isPresent();
    }
}
