package dev.longshore.scheduler.core.capacity;

import dev.longshore.contracts.job.JobId;
import dev.longshore.scheduler.core.attempt.AttemptEnd;
import dev.longshore.scheduler.core.attempt.AttemptSettlement;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * What the loss of an instance means to those on it: their attempts have failed, and are retried as their strategies say. Should the
 * executor be there after all, it is told to stop them.
 */
public final class HostLoss {

    private final AttemptSettlement settlement;
    private final Orders orders;

    public HostLoss(AttemptSettlement settlement, Orders orders) {
        this.settlement = settlement;
        this.orders = orders;
    }

    public void lose(TurnJournal journal, Instance instance) {
        for (JobId job : journal.memory().instances().jobsOn(instance.id())) {
            lose(journal, journal.memory().jobs().find(job).orElseThrow());
        }
    }

    /** The live attempt of that job is lost. */
    public void lose(TurnJournal journal, Job job) {
        Placement placement = job.progress().placement().orElseThrow();
        AttemptEnd end = AttemptEnd.hostLost(placement.instance(), journal.now());
        orders.stop(journal, placement.executor(), job.attempt(placement.attempt()), end.statusReason());
        settlement.settle(journal, job, end);
    }
}
