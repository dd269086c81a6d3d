package dev.longshore.contracts.job;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What became of one container of a task.
 *
 * @param name within the task
 * @param exitCode 0 to 255; empty when it never ran
 * @param reason AWS's {@code container.reason}
 */
public record ContainerEnd(String name, Optional<Integer> exitCode, Optional<String> reason) {

    public ContainerEnd {
        requireNonNull(name, "name");
        exitCode = exitCode == null ? Optional.empty() : exitCode;
        reason = reason == null ? Optional.empty() : reason;
    }
}
