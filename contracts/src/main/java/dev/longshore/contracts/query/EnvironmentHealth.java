package dev.longshore.contracts.query;

import java.time.Instant;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A compute environment at one moment.
 *
 * @param ready instances that take jobs
 * @param coming instances that were asked for
 * @param leaving instances that were given back or are about to be taken away
 * @param vcpuMillis thousandths of a vCPU of all of them: what counts towards the maximum
 * @param takenVcpuMillis thousandths of a vCPU of those that are ready that jobs hold
 * @param trouble since a launch failed, until one has succeeded
 */
public record EnvironmentHealth(int ready, int coming, int leaving, int vcpuMillis, int takenVcpuMillis,
        Optional<Trouble> trouble) {

    public EnvironmentHealth {
        trouble = trouble == null ? Optional.empty() : trouble;
    }

    /**
     * Why it gets no instance.
     *
     * @param reason in the provisioner's words
     * @param failures in a row, at least 1
     * @param retryAt before which no other launch is tried; empty when one may be tried now
     */
    public record Trouble(String reason, int failures, Optional<Instant> retryAt) {

        public Trouble {
            requireNonNull(reason, "reason");
            retryAt = retryAt == null ? Optional.empty() : retryAt;
        }
    }
}
