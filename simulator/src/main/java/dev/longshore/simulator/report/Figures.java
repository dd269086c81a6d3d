package dev.longshore.simulator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import dev.longshore.simulator.replay.JobRun;
import dev.longshore.simulator.replay.Outcome;

/**
 * Figures of jobs that have something in common.
 *
 * @param name of what they have in common
 * @param jobs how many they are
 * @param vcpuHours in which they ran
 */
public record Figures(String name, int jobs, double vcpuHours, Percentiles waiting, Percentiles slowdown) {

    private static final double SECONDS_IN_HOUR = 3600;

    /** Of all jobs, then of each queue, then of each share of a queue where there is more than one. */
    public static List<Figures> of(Outcome outcome) {
        List<Figures> figures = new ArrayList<>();
        figures.add(of("all", outcome.runs()));
        grouped(outcome.runs(), JobRun::queue).forEach((queue, runs) -> {
            figures.add(of("queue " + queue, runs));
            Map<String, List<JobRun>> shares = grouped(runs, JobRun::share);
            if (shares.size() > 1) {
                shares.forEach((share, some) -> figures.add(of("  " + queue + ", share " + share, some)));
            }
        });
        return figures;
    }

    /** Values below which so many per cent lie, by the nearest rank. */
    public record Percentiles(double median, double p90, double p99, double most) {

        static Percentiles of(List<JobRun> runs, ToDoubleFunction<JobRun> value) {
            double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
            return new Percentiles(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(double[] sorted, double part) {
            return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
        }
    }

    private static Figures of(String name, List<JobRun> runs) {
        double seconds = runs.stream().mapToDouble(run -> run.vcpus() * run.runSeconds()).sum();
        return new Figures(name, runs.size(), seconds / SECONDS_IN_HOUR, Percentiles.of(runs, JobRun::waitSeconds),
                Percentiles.of(runs, JobRun::slowdown));
    }

    private static Map<String, List<JobRun>> grouped(List<JobRun> runs, Function<JobRun, String> by) {
        Map<String, List<JobRun>> groups = new TreeMap<>();
        runs.forEach(run -> groups.computeIfAbsent(by.apply(run), key -> new ArrayList<>()).add(run));
        return groups;
    }
}
