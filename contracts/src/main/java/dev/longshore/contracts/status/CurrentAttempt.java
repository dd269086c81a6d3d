package dev.longshore.contracts.status;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * The latest attempt of a job and where it was placed.
 *
 * @param number counted from 1
 * @param logStream empty until it runs; of a task, the streams of its containers differ from it by their names
 * @param exitCode once it has ended, and only if it ever ran
 * @param reason what the container engine had to say
 * @param containers of a task that has ended, what became of each
 */
public record CurrentAttempt(int number, InstanceId instance, Arn computeEnvironment, Optional<String> logStream,
        Optional<Integer> exitCode, Optional<String> reason, List<ContainerEnd> containers) {

    public CurrentAttempt {
        requireNonNull(instance, "instance");
        requireNonNull(computeEnvironment, "computeEnvironment");
        logStream = logStream == null ? Optional.empty() : logStream;
        exitCode = exitCode == null ? Optional.empty() : exitCode;
        reason = reason == null ? Optional.empty() : reason;
        containers = containers == null ? List.of() : List.copyOf(containers);
    }

    /** Of a single container, or of a task that has not ended. */
    public CurrentAttempt(int number, InstanceId instance, Arn computeEnvironment, Optional<String> logStream,
            Optional<Integer> exitCode, Optional<String> reason) {
        this(number, instance, computeEnvironment, logStream, exitCode, reason, List.of());
    }

    /** What became of a container of the task; empty while that is not known. */
    public Optional<ContainerEnd> end(String container) {
        return containers.stream().filter(end -> end.name().equals(container)).findFirst();
    }
}
