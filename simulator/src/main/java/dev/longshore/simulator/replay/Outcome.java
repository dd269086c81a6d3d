package dev.longshore.simulator.replay;

import java.time.Duration;
import java.util.List;

/**
 * What became of a history.
 *
 * @param runs in the order of their ends
 * @param loads each change, in order
 * @param failedUnstarted jobs that ended without ever running, such as those whose dependencies failed
 * @param stuck jobs that can never run on these hosts
 * @param vcpus of all hosts
 */
public record Outcome(List<JobRun> runs, List<Load> loads, int failedUnstarted, int stuck, int vcpus) {

    public Outcome {
        runs = List.copyOf(runs);
        loads = List.copyOf(loads);
    }

    /** From the first submission to the last end. */
    public Duration span() {
        Duration first = runs.stream().map(JobRun::submit).min(Duration::compareTo).orElse(Duration.ZERO);
        Duration last = runs.stream().map(JobRun::end).max(Duration::compareTo).orElse(Duration.ZERO);
        return last.minus(first);
    }

    /** The part of all vCPU-seconds of the span in which jobs ran, 0 to 1. */
    public double utilisation() {
        double used = runs.stream().mapToDouble(run -> run.vcpus() * run.runSeconds()).sum();
        double all = vcpus * (span().toMillis() / 1000.0);
        return all == 0 ? 0 : used / all;
    }
}
