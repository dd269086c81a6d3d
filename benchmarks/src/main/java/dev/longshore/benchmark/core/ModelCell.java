package dev.longshore.benchmark.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;

/** A core with one queue on one environment, and a cluster that gives what is asked for and ends jobs when told. */
final class ModelCell {

    private static final ExecutorId EXECUTOR = new ExecutorId("executor-1");
    private static final EngineId ENGINE = new EngineId("engine-1");
    private static final Arn QUEUE = Arn.batch("us-east-1", "123456789012", "job-queue", "main");
    private static final Arn ENVIRONMENT = Arn.batch("us-east-1", "123456789012", "compute-environment", "pool");
    private static final ContainerSpec CONTAINER = new ContainerSpec("busybox", List.of("sh", "-c", "exit 0"),
            Map.of("STAGE", "test", "INPUT", "s3://bucket/key"), Resources.of(1, 64), Optional.empty(), List.of(), List.of(),
            List.of(), false, false);

    private final SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private final List<AttemptId> placed = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long submitted;

    /** @param vcpus as many one-vCPU jobs run at once */
    ModelCell(int vcpus) {
        Resources host = Resources.of(vcpus, 64L * vcpus);
        turn(List.of(
                new ComputeEnvironmentDefined(ENVIRONMENT, "uuid", 1, 0, true, Vcpus.ZERO, Vcpus.of(vcpus), List.of("optimal")),
                new JobQueueDefined(QUEUE, "uuid", 1, 0, true, 1, List.of(ENVIRONMENT)),
                new ExecutorReady(EXECUTOR, "incarnation", ENGINE, "boot", 0, List.of()), new HostPoolChanged(host, host, host)));
    }

    JobSubmitted aJob() {
        submitted++;
        JobId id = JobId.of(new UUID(0x4000L, 0x8000_0000_0000_0000L | submitted).toString());
        return new JobSubmitted(id, "job", QUEUE, "definition", now, CONTAINER, RetryStrategy.NONE, Optional.empty(),
                Optional.empty(), List.of());
    }

    void submit(int jobs) {
        List<Message> batch = new ArrayList<>();
        for (int i = 0; i < jobs; i++) {
            batch.add(aJob());
            if (batch.size() == 2_000) {
                turn(batch);
                batch.clear();
            }
        }
        turn(batch);
    }

    /** Runs the placed attempts, at most so many, to their ends in one turn. @return how many ended */
    int finish(int atMost) {
        List<AttemptId> ending = List.copyOf(placed.subList(0, Math.min(atMost, placed.size())));
        placed.subList(0, ending.size()).clear();
        List<JobReport> reports = new ArrayList<>();
        for (AttemptId attempt : ending) {
            reports.add(new AttemptRunning(attempt, now));
            reports.add(new AttemptExited(attempt, now, now, 0, Optional.empty()));
        }
        turn(reports.isEmpty() ? List.of() : List.of(new JobReports(EXECUTOR, "incarnation", reports)));
        return ending.size();
    }

    /** One turn of the core, and what the cluster answers to it at once. */
    Turn turn(List<Message> batch) {
        now = now.plus(Duration.ofMillis(1));
        Turn turn = core.process(batch, now);
        List<Message> answers = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Placed(int partition, JobPlaced placement)) {
                placed.add(placement.attempt());
            }
            if (effect instanceof Effect.Said(InstanceRequested request)) {
                answers.add(
                        new InstanceReady(request.instance(), ENVIRONMENT, EXECUTOR, ENGINE, request.acceptable().getFirst()));
            }
        }
        return answers.isEmpty() ? turn : turn(answers);
    }
}
