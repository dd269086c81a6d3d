package dev.longshore.scheduler.core.state;

import java.time.Instant;

import static java.util.Objects.requireNonNull;

/**
 * For what a job waits that its queue does not let it wait for long.
 *
 * @param code the part of the reason that AWS defines, such as {@code MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT}
 * @param since when it began to wait for that
 * @param limitAt when its queue's time limit is over
 */
public record Blockage(String code, Instant since, Instant limitAt) {

    public Blockage {
        requireNonNull(code, "code");
        requireNonNull(since, "since");
        requireNonNull(limitAt, "limitAt");
    }
}
