package dev.longshore.contracts.status;

import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * The latest attempt of a job and where it was placed.
 *
 * @param number counted from 1
 * @param logStream empty until it runs
 * @param exitCode once it has ended, and only if it ever ran
 * @param reason what the container engine had to say
 */
public record CurrentAttempt(int number, InstanceId instance, Arn computeEnvironment, Optional<String> logStream,
        Optional<Integer> exitCode, Optional<String> reason) {

    public CurrentAttempt {
        requireNonNull(instance, "instance");
        requireNonNull(computeEnvironment, "computeEnvironment");
        logStream = logStream == null ? Optional.empty() : logStream;
        exitCode = exitCode == null ? Optional.empty() : exitCode;
        reason = reason == null ? Optional.empty() : reason;
    }
}
