package dev.longshore.contracts.command;

import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.command.JobCommand.JobArchived;

import static java.util.Objects.requireNonNull;

/**
 * Jobs of one cell that the scheduler may forget after a while, in one record.
 *
 * @param cell counted from 0
 * @param jobs at least one
 */
public record JobsArchived(int cell, List<JobArchived> jobs) implements Message {

    public JobsArchived {
        jobs = List.copyOf(requireNonNull(jobs, "jobs"));
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("jobs must be at least one");
        }
    }

    @Override
    public String key() {
        return "cell-" + cell;
    }
}
