package dev.longshore.scheduler.core.simulation;

import java.util.Arrays;

import dev.longshore.contracts.job.JobStatus;

/** Words a tally for people: what has happened how often, and which state has followed which. */
final class Table {

    private Table() {}

    static String of(Tally tally) {
        StringBuilder text = new StringBuilder("What happened, and how often:\n");
        for (Happening happening : Happening.values()) {
            text.append("%,14d  %s%n".formatted(tally.count(happening), happening));
        }
        text.append("\nWhich state followed which (from the left to the top):\n").append(" ".repeat(10));
        Arrays.stream(JobStatus.values()).forEach(to -> text.append("%12s".formatted(to)));
        text.append('\n');
        for (JobStatus from : JobStatus.values()) {
            text.append("%-10s".formatted(from));
            Arrays.stream(JobStatus.values()).forEach(to -> text.append("%12s".formatted(cell(tally, from, to))));
            text.append('\n');
        }
        return text.toString();
    }

    private static String cell(Tally tally, JobStatus from, JobStatus to) {
        long times = tally.count(from, to);
        return times > 0 ? "%,d".formatted(times) : from.mayBecome(to) ? "never" : "-";
    }
}
