package dev.longshore.simulator.replay;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a history.
 *
 * @param runs in the order of their ends
 * @param loads each change, in order
 * @param failedUnstarted jobs that ended without ever running, such as those whose dependencies failed
 * @param stuckBecause how many jobs can never run on these hosts, by the reason for which they wait
 * @param vcpus of all hosts
 */
public record Outcome(List<JobRun> runs, List<Load> loads, int failedUnstarted, Map<String, Integer> stuckBecause,
        int vcpus) {

    public Outcome {
        runs = List.copyOf(runs);
        loads = List.copyOf(loads);
        stuckBecause = Collections.unmodifiableMap(new LinkedHashMap<>(stuckBecause));
    }

    /** Jobs that can never run on these hosts. */
    public int stuck() {
        return stuckBecause.values().stream().mapToInt(Integer::intValue).sum();
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
