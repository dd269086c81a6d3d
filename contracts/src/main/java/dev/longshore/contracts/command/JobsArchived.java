package dev.longshore.contracts.command;

import java.util.List;
import java.util.stream.IntStream;

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

    /** Of some 65 bytes each, so that a record of them is well below what Kafka takes, 1 MiB. */
    private static final int MOST = 5_000;

    public JobsArchived {
        jobs = List.copyOf(requireNonNull(jobs, "jobs"));
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("jobs must be at least one");
        }
    }

    /** The ends of so many jobs of a cell, in as many records as they need. */
    public static List<JobsArchived> of(int cell, List<JobArchived> jobs) {
        return IntStream.range(0, (jobs.size() + MOST - 1) / MOST)
                .mapToObj(part -> new JobsArchived(cell, jobs.subList(part * MOST, Math.min(jobs.size(), (part + 1) * MOST))))
                .toList();
    }

    @Override
    public String key() {
        return "cell-" + cell;
    }
}
