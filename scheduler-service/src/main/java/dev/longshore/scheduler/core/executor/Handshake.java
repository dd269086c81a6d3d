package dev.longshore.scheduler.core.executor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.scheduler.core.capacity.HostLoss;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.order.Orders;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Instances;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Brings an executor that announces itself to what was decided: it is given what it lacks and stops what it should not hold. A new
 * incarnation has read nothing of what was told to an earlier one.
 */
public final class Handshake {

    private static final String NOT_WANTED = "the attempt no longer counts";

    private final Orders orders;
    private final HostLoss loss;
    private final Gangs gangs;

    public Handshake(Orders orders, HostLoss loss, Gangs gangs) {
        this.gangs = gangs;
        this.orders = orders;
        this.loss = loss;
    }

    /** What has started anew since the executor was heard of last. */
    private enum Start {
        NONE, OF_THE_EXECUTOR, OF_THE_HOST;

        private static Start of(Optional<Executor> before, ExecutorReady ready) {
            if (before.filter(known -> !known.boot().equals(ready.boot())).isPresent()) {
                return OF_THE_HOST;
            }
            return before.filter(known -> known.incarnation().equals(ready.incarnation())).isPresent() ? NONE : OF_THE_EXECUTOR;
        }
    }

    public void greet(TurnJournal journal, ExecutorReady ready) {
        Optional<Executor> before = journal.memory().instances().executor(ready.executor());
        Start start = Start.of(before, ready);
        journal.put(Executor.of(ready));
        journal.memory().instances().servedBy(ready.executor()).forEach(journal::touch);
        Set<AttemptId> holding = new LinkedHashSet<>(ready.holding());
        for (Job job : jobsOf(journal, ready.executor())) {
            AttemptId attempt = job.attempt(job.progress().placement().orElseThrow().attempt());
            if (holding.remove(attempt)) {
                confirm(journal, job, attempt);
            } else {
                supply(journal, job, attempt, start);
            }
        }
        holding.forEach(attempt -> orders.stop(journal, ready.executor(), attempt, NOT_WANTED));
    }

    private void confirm(TurnJournal journal, Job job, AttemptId attempt) {
        if (gangs.isStopping(journal, job)) {
            stop(journal, job, attempt);
        }
    }

    /**
     * The executor does not hold an attempt. If it has not started anew, what it was told may still be on its way to it. If it has, an
     * attempt that ran is gone with what the host has lost, and one that was to stop never will have run. If the host was booted anew, one
     * that was told to run may have, though nobody has said so: it is gone as well, lest it runs twice.
     */
    private void supply(TurnJournal journal, Job job, AttemptId attempt, Start start) {
        boolean hasRun = job.progress().status() == JobStatus.RUNNING
                || start == Start.OF_THE_HOST && gangs.isToldToRun(journal, job);
        if (start != Start.NONE && (hasRun || gangs.isStopping(journal, job))) {
            loss.lose(journal, job);
            return;
        }
        if (gangs.isStopping(journal, job)) {
            stop(journal, job, attempt);
            return;
        }
        if (!gangs.isToldToRun(journal, job)) {
            return;
        }
        orders.run(journal, job, job.progress().placement().orElseThrow());
    }

    private void stop(TurnJournal journal, Job job, AttemptId attempt) {
        Placement placement = job.progress().placement().orElseThrow();
        orders.stop(journal, placement.executor(), attempt, job.progress().userReason().orElse(NOT_WANTED));
    }

    private static List<Job> jobsOf(TurnJournal journal, ExecutorId executor) {
        Instances instances = journal.memory().instances();
        return instances.servedBy(executor).stream().flatMap(instance -> instances.jobsOn(instance).stream())
                .flatMap(job -> journal.memory().jobs().find(job).stream()).toList();
    }
}
