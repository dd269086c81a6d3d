package dev.longshore.contracts.status;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * An attempt that is over.
 *
 * @param startedAt empty when it never ran
 * @param statusReason AWS's wording, such as {@code Essential container in task exited}
 */
public record EndedAttempt(CurrentAttempt attempt, Optional<Instant> startedAt, Instant stoppedAt, String statusReason) {

    public EndedAttempt {
        requireNonNull(attempt, "attempt");
        startedAt = startedAt == null ? Optional.empty() : startedAt;
        requireNonNull(stoppedAt, "stoppedAt");
        requireNonNull(statusReason, "statusReason");
    }
}
