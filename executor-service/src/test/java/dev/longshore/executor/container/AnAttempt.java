package dev.longshore.executor.container;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.resource.Arn;

/** Attempts for tests, each of a job of its own. */
public final class AnAttempt {

    private static final String BATCH = "arn:aws:batch:eu-west-1:123456789012:";

    private AnAttempt() {}

    public static Attempt of(ExecutorId executor) {
        return Attempt.of(placement(executor, "none", shell("exit 0")));
    }

    /** The third child of an array of five, tried for the second time. */
    public static Attempt ofChild(ExecutorId executor) {
        Attempt attempt = of(executor);
        return new Attempt(new AttemptId(attempt.id().job().child(2), 2), executor, attempt.instance(), attempt.queue(),
                attempt.computeEnvironment(), attempt.jobDefinition(), Optional.of(5), attempt.cell(),
                Optional.empty(), Optional.empty());
    }

    /** A node of three, of which the second is the main one. */
    public static Attempt ofNode(ExecutorId executor, int index) {
        return Attempt.of(placementOfNode(executor, "none", index));
    }

    /** See {@link #ofNode}. */
    public static JobPlaced placementOfNode(ExecutorId executor, String incarnation, int index) {
        NodeSeat seat = new NodeSeat(3, index, 1, Optional.of("10.0.3.17").filter(address -> index != 1));
        return placement(executor, incarnation, JobId.of(UUID.randomUUID().toString()).node(index), shell("exit 0"),
                Optional.of(seat));
    }

    public static JobPlaced placement(ExecutorId executor, String incarnation, Workload workload) {
        return placement(executor, incarnation, JobId.of(UUID.randomUUID().toString()), workload, Optional.empty());
    }

    private static JobPlaced placement(ExecutorId executor, String incarnation, JobId job, Workload workload,
            Optional<NodeSeat> node) {
        return new JobPlaced(executor, incarnation, new AttemptId(job, 1), new InstanceId("i-0123456789abcdef0"),
                Arn.parse(BATCH + "job-queue/nightly"), Arn.parse(BATCH + "compute-environment/rack"), "count", "wordcount",
                Optional.empty(), workload, node, 0);
    }

    public static ContainerSpec shell(String script) {
        return running("/bin/sh", "-c", script);
    }

    public static ContainerSpec running(String... command) {
        return ContainerSpec.of("busybox", List.of(command), Resources.of(1, 64));
    }
}
