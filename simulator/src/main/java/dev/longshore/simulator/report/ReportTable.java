package dev.longshore.simulator.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.longshore.simulator.replay.Outcome;

/** Writes figures as lines of text, those of several configurations beside each other. */
public final class ReportTable {

    private static final String ROW = " %,9d %,12.1f  %-30s  %s";
    private static final String HEADER = " %9s %12s  %-30s  %s".formatted("jobs", "vCPU hours", "wait p50/p90/p99/max",
            "slowdown p50/p90/p99/max");
    private static final int MOST_REASONS = 10;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double DAY = 86_400;

    private ReportTable() {}

    /**
     * The table.
     *
     * @param outcomes by the name of the configuration, in the order in which they are shown
     */
    public static List<String> of(Map<String, Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((name, outcome) -> {
            lines.add(summary(name, outcome));
            lines.addAll(reasons(outcome));
        });
        lines.add("");
        Map<String, Figures> rows = rows(outcomes);
        int width = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.add(" ".repeat(width) + HEADER);
        rows.forEach((label, known) -> lines.add(label + " ".repeat(width - label.length()) + String.format(Locale.ROOT, ROW,
                known.jobs(), known.vcpuHours(), durations(known.waiting()), numbers(known.slowdown()))));
        return lines;
    }

    /** By what they are of; of several configurations each group of jobs in all, one after the other. */
    private static Map<String, Figures> rows(Map<String, Outcome> outcomes) {
        Map<String, Map<String, Figures>> groups = new LinkedHashMap<>();
        outcomes.forEach((configuration, outcome) -> Figures.of(outcome).forEach(figures -> groups
                .computeIfAbsent(figures.name(), name -> new LinkedHashMap<>()).put(configuration, figures)));
        Map<String, Figures> rows = new LinkedHashMap<>();
        groups.forEach((group, all) -> all.forEach((configuration, figures) -> rows
                .put(outcomes.size() == 1 ? group : group + " · " + configuration, figures)));
        return rows;
    }

    private static String summary(String name, Outcome outcome) {
        String left = some(outcome.failedUnstarted(), "never started") + some(outcome.stuck(), "can never run there");
        return String.format(Locale.ROOT,
                "%s: %,d jobs ran%s; %s from the first submission to the last end, %.1f %% of %,d vCPUs used", name,
                outcome.runs().size(), left, duration(outcome.span().toMillis() / 1000.0), outcome.utilisation() * 100,
                outcome.vcpus());
    }

    /** Why jobs can never run: a line for each reason, up to a limit, since some differ in no more than a number. */
    private static List<String> reasons(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        outcome.stuckBecause().entrySet().stream().limit(MOST_REASONS)
                .forEach(entry -> lines.add(String.format(Locale.ROOT, "  %,d of them: %s", entry.getValue(), entry.getKey())));
        int more = outcome.stuckBecause().size() - MOST_REASONS;
        if (more > 0) {
            lines.add(String.format(Locale.ROOT, "  and %,d other reasons", more));
        }
        return lines;
    }

    private static String some(int jobs, String what) {
        return jobs == 0 ? "" : String.format(Locale.ROOT, ", %,d %s", jobs, what);
    }

    private static String durations(Figures.Percentiles values) {
        return String.join(" / ", duration(values.median()), duration(values.p90()), duration(values.p99()),
                duration(values.most()));
    }

    private static String numbers(Figures.Percentiles values) {
        return String.format(Locale.ROOT, "%.1f / %.1f / %.1f / %.1f", values.median(), values.p90(), values.p99(),
                values.most());
    }

    private static String duration(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.3gs", seconds);
        }
        if (seconds < HOUR) {
            return String.format(Locale.ROOT, "%.1fm", seconds / MINUTE);
        }
        return seconds < DAY
                ? String.format(Locale.ROOT, "%.1fh", seconds / HOUR)
                : String.format(Locale.ROOT, "%.1fd", seconds / DAY);
    }
}
