package dev.longshore.simulator.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.simulator.trace.TraceJob;

/** Notes what the scheduler says of each job. */
final class Ledger {

    private final Instant beginning;
    private final Submissions submissions;
    private final Map<JobId, TraceJob> jobs = new HashMap<>();
    private final List<JobRun> runs = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final Waiting reasons = new Waiting();
    private int waiting;
    private double vcpus;
    private int failedUnstarted;

    Ledger(Instant beginning, Submissions submissions) {
        this.beginning = beginning;
        this.submissions = submissions;
    }

    void submitted(TraceJob job, Instant now) {
        jobs.put(Submissions.id(job), job);
        waiting += job.children().orElse(1);
        note(now);
    }

    TraceJob job(JobId id) {
        return jobs.get(id.parent());
    }

    void began(JobId id, Instant now) {
        waiting--;
        vcpus += vcpus(job(id));
        note(now);
    }

    void hear(JobStatusChanged status) {
        reasons.hear(status);
        TraceJob job = job(status.job());
        boolean isParent = job.children().isPresent() && !status.job().isChild();
        if (isParent || !status.status().isTerminal()) {
            return;
        }
        Optional<Instant> started = status.startedAt();
        Instant at = status.stoppedAt().orElseThrow();
        if (started.isEmpty()) {
            failedUnstarted += status.status() == JobStatus.FAILED ? 1 : 0;
            waiting--;
            note(at);
            return;
        }
        vcpus -= vcpus(job);
        note(at);
        runs.add(new JobRun(job.line(), submissions.queue(job), submissions.share(job).orElse(""), vcpus(job), job.submit(),
                since(started.get()), since(at)));
    }

    /** Jobs that have come to an end, children of arrays each for itself. */
    int finished() {
        return runs.size() + failedUnstarted;
    }

    int waiting() {
        return waiting;
    }

    Outcome outcome(int hostVcpus) {
        return new Outcome(runs, loads, failedUnstarted, reasons.reasons(), hostVcpus);
    }

    private void note(Instant at) {
        Load load = new Load(since(at), waiting, vcpus);
        if (!loads.isEmpty() && loads.getLast().at().equals(load.at())) {
            loads.removeLast();
        }
        loads.add(load);
    }

    private Duration since(Instant at) {
        return Duration.between(beginning, at);
    }

    private static double vcpus(TraceJob job) {
        return job.needs().vcpus().millis() / 1000.0;
    }
}
