package dev.longshore.benchmark.core;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the core with as many jobs as a cell is meant for, and prints what that costs: the median of several runs, and their spread. */
@Command(name = "WholeRun", mixinStandardHelpOptions = true, description = "Measures the scheduling core with a full cell.")
public final class WholeRun implements Callable<Integer> {

    private static final int PASSES = 100_000;
    private static final int AT_ONCE = 2_000;

    @Option(names = "--jobs", defaultValue = "1000000", description = "Queued jobs (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--instances", defaultValue = "10000", description = "Instances of 16 vCPUs (default: ${DEFAULT-VALUE}).")
    private int instances;

    @Option(names = "--queues", defaultValue = "1", description = "Queues on one environment (default: ${DEFAULT-VALUE}).")
    private int queues;

    @Option(names = "--shares", defaultValue = "0", description = "Shares in each queue; 0 for first in, first out (default: ${DEFAULT-VALUE}).")
    private int shares;

    @Option(names = "--runs", defaultValue = "5", description = "Runs, each with a core of its own (default: ${DEFAULT-VALUE}).")
    private int runs;

    private final Figures figures = new Figures();

    /** Runs as the options say. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new WholeRun()).execute(arguments));
    }

    @Override
    public Integer call() {
        for (int run = 1; run <= runs; run++) {
            System.err.printf("run %d of %d%n", run, runs);
            measure();
        }
        figures.print(System.out);
        return 0;
    }

    private void measure() {
        LargeCell cell = new LargeCell(instances, queues, shares);
        long before = Figures.heap();
        Cost submission = Cost.of(() -> cell.submit(jobs));
        note("submissions/s", "CPU of a submission, µs", jobs, submission);
        figures.note("heap of a queued job, bytes", (Figures.heap() - before) / (double) jobs);
        Cost passes = Cost.of(() -> {
            for (int i = 0; i < PASSES; i++) {
                cell.pass();
            }
        });
        figures.note("pass with nothing free, µs", passes.seconds() / PASSES * 1e6);
        Cost filling = Cost.of(() -> cell.open());
        note("placements/s, empty instances filled", "CPU of a placement, µs", cell.placed(), filling);
        long filled = cell.placed();
        Cost working = Cost.of(() -> {
            while (cell.isBusy() && cell.placed() < filled + jobs / 2) {
                cell.finish(AT_ONCE);
            }
        });
        note("jobs/s, each placed, run and ended", "CPU of such a job, µs", cell.placed() - filled, working);
    }

    private void note(String rate, String cpu, long jobs, Cost cost) {
        figures.note(rate, jobs / cost.seconds());
        figures.note(cpu, cost.cpuSeconds() / jobs * 1e6);
    }
}
