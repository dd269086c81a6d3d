package dev.longshore.contracts.report;

import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;

import static java.util.Objects.requireNonNull;

/**
 * Reports of one executor, in the order in which things happened, several to a record because a short job has three.
 *
 * @param reports about jobs of one cell, at least one
 */
public record JobReports(ExecutorId executor, String incarnation, List<JobReport> reports) implements Message {

    public JobReports {
        requireNonNull(executor, "executor");
        requireNonNull(incarnation, "incarnation");
        reports = List.copyOf(requireNonNull(reports, "reports"));
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("reports must be at least one");
        }
    }

    @Override
    public String key() {
        return executor.value();
    }
}
