package dev.longshore.scheduler.state;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.state.DeletedQueue;
import dev.longshore.scheduler.core.state.DeletedResource;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Reservation;
import dev.longshore.scheduler.core.state.RunTimes;

/** What a small cell with something of everything comes to, and how this version stores it. */
final class StateSample {

    static final Instant NOW = Instant.parse("2026-11-26T00:00:00.123456789Z");
    static final ExecutorId EXECUTOR = new ExecutorId("executor-1");

    private static final EngineId ENGINE = new EngineId("engine-1");
    private static final Arn POOL = arn("compute-environment", "pool");
    private static final Arn BROKEN = arn("compute-environment", "broken");
    private static final Arn QUEUE = arn("job-queue", "nightly");
    static final Arn FAIR_QUEUE = arn("job-queue", "fair");
    private static final Arn OTHER_QUEUE = arn("job-queue", "unlucky");
    private static final Resources HOST = Resources.of(4, 4_000);

    private final SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private final Map<String, Entity> entities = new TreeMap<>();

    /** In lines of JSON: the key, and the value as it stands on the state topic. */
    static List<String> written() {
        StateSample sample = new StateSample();
        sample.define();
        sample.workFairly();
        sample.work();
        sample.put(new Reservation(OTHER_QUEUE, job("unlucky"), BROKEN, List.of(new InstanceId("i-00000000000000009")),
                Optional.of(HOST), Optional.of(NOW.plusSeconds(300)), false));
        sample.put(new RunTimes(arn("job-definition", "definition"), List.of(60, 61), NOW.truncatedTo(ChronoUnit.HOURS)));
        sample.put(new DeletedQueue(arn("job-queue", "deleted"), NOW, NOW.plusSeconds(600)));
        sample.put(new DeletedResource(arn("job-queue", "deleted"), "u-8", 3, false, NOW.plusSeconds(86_400),
                Optional.of(NOW.plusMillis(1))));
        StateCodec codec = new StateCodec(Entity.class);
        List<String> lines = sample.entities.values().stream().map(entity -> line(entity.key(), codec.write(entity)))
                .collect(Collectors.toList());
        lines.add(line(InputOffsets.KEY, codec.write(new InputOffsets(Map.of("longshore.job-commands", 17L)))));
        return lines;
    }

    static JobId job(String name) {
        return JobId.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    private void define() {
        say(new SchedulingPolicyDefined(arn("scheduling-policy", "fair"), "u-1", 1, Duration.ofHours(1), 0,
                List.of(new ShareWeight("blue*", 0.5))));
        say(new ConsumableResourceDefined(arn("consumable-resource", "licences"), "u-2", 1, 0, 7, true));
        say(new ComputeEnvironmentDefined(POOL, "u-3", 1, 0, true, Vcpus.ZERO, Vcpus.of(4), List.of("optimal")));
        say(new ComputeEnvironmentDefined(BROKEN, "u-4", 2, 0, true, Vcpus.ZERO, Vcpus.of(4), List.of("optimal")));
        say(new JobQueueDefined(QUEUE, "u-5", 1, 0, true, 10, List.of(POOL), Optional.of(arn("scheduling-policy", "fair")),
                List.of(), Optional.of(100), Optional.of(50)));
        say(new JobQueueDefined(OTHER_QUEUE, "u-6", 1, 0, true, 1, List.of(BROKEN)));
        say(new JobQueueDefined(FAIR_QUEUE, "u-7", 1, 0, true, 5, List.of(POOL), Optional.of(arn("scheduling-policy", "fair")),
                List.of(),
                Optional.empty(), Optional.empty()));
        say(new HostPoolChanged(HOST, HOST, HOST,
                List.of(new InstanceOffer("host.4vcpu", HOST, 0.5, HOST, HOST.vcpus()))));
        say(new ExecutorReady(EXECUTOR, "first", ENGINE, "boot", 3, List.of()));
    }

    /** Its use is remembered. */
    private void workFairly() {
        submit("fair", FAIR_QUEUE, 1, Optional.empty());
        AttemptId attempt = new AttemptId(job("fair"), 1);
        report(new AttemptRunning(attempt, NOW));
        report(new AttemptExited(attempt, NOW, NOW, 0, Optional.empty()));
    }

    private void work() {
        submit("running", QUEUE, 2, Optional.empty());
        submit("done", QUEUE, 1, Optional.empty());
        submit("array", QUEUE, 1, Optional.of(3));
        submit("dependent", QUEUE, 1, Optional.empty(), job("running"));
        submit("cancelled", QUEUE, 1, Optional.empty(), job("running"));
        submit("unlucky", OTHER_QUEUE, 1, Optional.empty());
        say(new CancelRequested(job("cancelled"), "not wanted", NOW));
        for (JobId job : List.of(job("running"), job("done"), job("array").child(0))) {
            report(new AttemptRunning(new AttemptId(job, 1), NOW));
        }
        report(new AttemptExited(new AttemptId(job("array").child(0), 1), NOW, NOW, 3, Optional.empty()));
        report(new AttemptExited(new AttemptId(job("done"), 1), NOW, NOW, 0, Optional.empty()));
        say(new JobArchived(job("done"), 99));
    }

    private void submit(String name, Arn queue, int vcpus, Optional<Integer> arraySize, JobId... after) {
        say(new JobSubmitted(job(name), name, queue, "definition", NOW,
                ContainerSpec.of("busybox", List.of("sleep", "60"), Resources.of(vcpus, 100)), new RetryStrategy(2, List.of()),
                Optional.of(Duration.ofMinutes(5)), arraySize,
                List.of(after).stream().map(other -> JobDependency.on(other, Optional.empty())).toList()));
    }

    private void report(JobReport report) {
        say(new JobReports(EXECUTOR, "first", List.of(report)));
    }

    private void say(Message message) {
        for (Effect effect : core.process(List.of(message), NOW).effects()) {
            switch (effect) {
                case Effect.EntityPut(Entity entity) -> put(entity);
                case Effect.EntityRemoved(String key) -> entities.remove(key);
                case Effect.Placed _ -> {
                }
                case Effect.Said(InstanceRequested request) -> answer(request);
                case Effect.Said _ -> {
                }
            }
        }
    }

    private void put(Entity entity) {
        entities.put(entity.key(), entity);
    }

    private void answer(InstanceRequested request) {
        say(request.computeEnvironment().equals(POOL)
                ? new InstanceReady(request.instance(), POOL, EXECUTOR, ENGINE, request.acceptable().getFirst())
                : new LaunchFailed(request.instance(), BROKEN, "no host has room"));
    }

    private static String line(String key, byte[] value) {
        return "{\"key\":\"" + key + "\",\"value\":" + new String(value, StandardCharsets.UTF_8) + "}";
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("eu-west-1", "123456789012", kind, name);
    }
}
