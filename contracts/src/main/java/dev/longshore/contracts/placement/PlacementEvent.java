package dev.longshore.contracts.placement;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What the scheduler tells one executor. Executors share partitions: each takes only what names it. An event may come again; the
 * attempt tells.
 */
public sealed interface PlacementEvent extends Message {

    ExecutorId executor();

    /** A start of the executor; another start ignores the event, because the scheduler has told it anew. */
    String incarnation();

    /**
     * Run the attempt.
     *
     * @param jobDefinitionName names the log stream, see {@link AttemptId#logStream}
     * @param arraySize the size of the array that the job is a child of
     * @param node which node of a multi-node job it is
     * @param cell whose scheduler placed the attempt and wants its reports, counted from 0
     */
    record JobPlaced(ExecutorId executor, String incarnation, AttemptId attempt, InstanceId instance, Arn queue,
            Arn computeEnvironment, String jobName, String jobDefinitionName, Optional<Integer> arraySize,
            @JsonProperty("container") Workload workload, Optional<NodeSeat> node, int cell)
            implements
                PlacementEvent {

        public JobPlaced {
            requireNonNull(executor, "executor");
            requireNonNull(incarnation, "incarnation");
            requireNonNull(attempt, "attempt");
            requireNonNull(instance, "instance");
            requireNonNull(queue, "queue");
            requireNonNull(computeEnvironment, "computeEnvironment");
            requireNonNull(jobName, "jobName");
            requireNonNull(jobDefinitionName, "jobDefinitionName");
            arraySize = arraySize == null ? Optional.empty() : arraySize;
            requireNonNull(workload, "container");
            node = node == null ? Optional.empty() : node;
        }

        @Override
        public String key() {
            return attempt.job().toString();
        }
    }

    /**
     * Stop the attempt: ask, and after the grace period kill. An attempt that the executor does not hold is reported as ended all the
     * same, so that nobody waits for it.
     *
     * @param grace between SIGTERM and SIGKILL; 30 s as on AWS
     */
    record JobStopRequested(ExecutorId executor, String incarnation, AttemptId attempt, String reason, Duration grace)
            implements
                PlacementEvent {

        public JobStopRequested {
            requireNonNull(executor, "executor");
            requireNonNull(incarnation, "incarnation");
            requireNonNull(attempt, "attempt");
            requireNonNull(reason, "reason");
            requireNonNull(grace, "grace");
        }

        @Override
        public String key() {
            return attempt.job().toString();
        }
    }

    /** The ends of these attempts are durable in the scheduler: their containers and records may be removed. */
    record AttemptsAcknowledged(ExecutorId executor, String incarnation, List<AttemptId> attempts) implements PlacementEvent {

        public AttemptsAcknowledged {
            requireNonNull(executor, "executor");
            requireNonNull(incarnation, "incarnation");
            attempts = List.copyOf(attempts);
        }

        @Override
        public String key() {
            return executor.value();
        }
    }
}
