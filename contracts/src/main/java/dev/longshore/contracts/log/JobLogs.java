package dev.longshore.contracts.log;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What several streams have to say, in one record: many jobs print a line or none.
 *
 * @param parts at least one
 */
public record JobLogs(List<JobLogLines> parts) implements LogMessage {

    public JobLogs {
        parts = List.copyOf(requireNonNull(parts, "parts"));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must be at least one");
        }
    }

    @Override
    public String key() {
        return parts.getFirst().key();
    }
}
