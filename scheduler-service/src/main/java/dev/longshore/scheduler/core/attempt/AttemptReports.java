package dev.longshore.scheduler.core.attempt;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.scheduler.core.gang.Gangs;
import dev.longshore.scheduler.core.job.Lifecycle;
import dev.longshore.scheduler.core.state.Job;
import dev.longshore.scheduler.core.state.Placement;
import dev.longshore.scheduler.core.state.TurnJournal;

/**
 * Acts on what executors report. A report of an attempt that no longer counts, or that was reported before, changes nothing; an end is
 * acknowledged all the same, because the executor keeps what it has of the attempt until then.
 */
public final class AttemptReports {

    private final Lifecycle lifecycle;
    private final AttemptSettlement settlement;
    private final Gangs gangs;

    public AttemptReports(Lifecycle lifecycle, AttemptSettlement settlement, Gangs gangs) {
        this.lifecycle = lifecycle;
        this.gangs = gangs;
        this.settlement = settlement;
    }

    public void act(TurnJournal journal, ExecutorId executor, JobReport report) {
        Optional<Job> live = journal.memory().jobs().find(report.attempt().job())
                .filter(job -> job.isLiveAttempt(report.attempt(), executor));
        switch (report) {
            case AttemptStarting starting -> {
            }
            case AttemptRunning running -> live.filter(job -> job.progress().status() == JobStatus.STARTING)
                    .ifPresent(job -> running(journal, job, running));
            case AttemptExited exited -> {
                live.ifPresent(job -> exited(journal, job, exited));
                journal.acknowledge(executor, exited.attempt());
            }
            case AttemptFailedToStart failed -> {
                live.ifPresent(job -> settlement.settle(journal, job,
                        AttemptEnd.notStarted(failed, since(placed(job), failed.at(), journal))));
                journal.acknowledge(executor, failed.attempt());
            }
        }
    }

    private void running(TurnJournal journal, Job job, AttemptRunning running) {
        lifecycle.run(journal, job, since(placed(job), running.at(), journal), running.address());
        if (job.isMultiNode()) {
            gangs.follow(journal, job.id());
        }
    }

    private void exited(TurnJournal journal, Job job, AttemptExited exited) {
        if (job.progress().status() == JobStatus.STARTING) {
            lifecycle.run(journal, job, since(placed(job), exited.startedAt(), journal), Optional.empty());
        }
        Job running = journal.memory().jobs().find(job.id()).orElseThrow();
        Instant startedAt = running.progress().placement().flatMap(Placement::startedAt).orElseThrow();
        settlement.settle(journal, running,
                AttemptEnd.exited(exited, since(startedAt, exited.at(), journal)));
    }

    private static Instant placed(Job job) {
        return job.progress().placement().orElseThrow().placedAt();
    }

    /** The host's clock may be wrong; what it says is kept between what came before and now. */
    private static Instant since(Instant earliest, Instant at, TurnJournal journal) {
        if (at.isBefore(earliest)) {
            return earliest;
        }
        return at.isAfter(journal.now()) ? journal.now() : at;
    }
}
