package dev.longshore.contracts.status;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What one turn of the scheduler of a cell has made of jobs, in one record: what all services do for a record costs more than what they do
 * for a status. It means what its changes would mean, told one by one.
 *
 * @param cell counted from 0
 * @param changes at least one
 */
public record JobStatuses(int cell, List<JobStatusChanged> changes) implements JobStatusMessage {

    public JobStatuses {
        changes = List.copyOf(requireNonNull(changes, "changes"));
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("changes must be at least one");
        }
    }

    @Override
    public String key() {
        return "cell-" + cell;
    }
}
