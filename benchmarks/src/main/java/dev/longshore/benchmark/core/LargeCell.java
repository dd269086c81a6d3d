package dev.longshore.benchmark.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.kafka.clients.producer.ProducerRecord;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.contracts.resource.ShareWeight;
import dev.longshore.scheduler.cell.TurnRecords;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Executor;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.state.StateCodec;

/**
 * A cell with thousands of instances that are there from the beginning. Messages come as from Kafka, each read from its bytes; what a turn
 * comes to is written as for Kafka.
 */
final class LargeCell {

    /** vCPUs and MiB; eight kinds, so that packing is not trivial. */
    private static final int[][] SHAPES = {{1, 1000}, {1, 2000}, {2, 4000}, {4, 8000}, {1, 512}, {2, 16_000}, {8, 32_000},
            {1, 4000}};
    private static final Resources INSTANCE = Resources.of(16, 64_000);
    private static final int EXECUTORS = 100;
    private static final Arn ENVIRONMENT = arn("compute-environment", "pool");
    private static final Arn POLICY = arn("scheduling-policy", "fair");

    private final SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private final MessageCodec messages = new MessageCodec();
    private final TurnRecords records = new TurnRecords(0, new StateCodec(Entity.class));
    private final Deque<JobPlaced> running = new ArrayDeque<>();
    private final int instances;
    private final int queues;
    private final int shares;
    private final Consumer<ProducerRecord<String, byte[]>> sent;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long submitted;
    private long placed;

    /** @param shares in each queue; 0 for queues that are first in, first out */
    LargeCell(int instances, int queues, int shares) {
        this(instances, queues, shares, record -> {});
    }

    /** @param sent is given what goes to Kafka */
    LargeCell(int instances, int queues, int shares, Consumer<ProducerRecord<String, byte[]>> sent) {
        this.sent = sent;
        this.instances = instances;
        this.queues = queues;
        this.shares = shares;
        for (int i = 0; i < EXECUTORS; i++) {
            core.restore(new Executor(executor(i), "1", "boot", i, false));
        }
        core.restore(new Environment(environment(1, false), Optional.empty()));
        for (int i = 0; i < instances; i++) {
            InstanceShape shape = new InstanceShape(InstanceShape.HOST, INSTANCE);
            core.restore(Instance.requested(new InstanceId("i-%017x".formatted(i)), ENVIRONMENT, shape)
                    .ready(executor(i % EXECUTORS), shape));
        }
        turn(definitions());
    }

    /** How many attempts were placed since the beginning. */
    long placed() {
        return placed;
    }

    /** Submits jobs of mixed shapes, a few thousand to a turn. */
    void submit(int jobs) {
        for (int left = jobs; left > 0;) {
            int some = Math.min(left, 2_000);
            List<Message> batch = new ArrayList<>(some);
            for (int i = 0; i < some; i++) {
                batch.add(received(job()));
            }
            turn(batch);
            left -= some;
        }
    }

    /** Lets the instances be used, which they are not in the beginning. */
    void open() {
        turn(List.of(environment(2, true)));
    }

    /** Whether attempts run. */
    boolean isBusy() {
        return !running.isEmpty();
    }

    /** A turn in which nothing has happened. */
    void pass() {
        turn(List.of());
    }

    /** Ends attempts in the order in which they were placed, at most so many, in one turn. */
    void finish(int atMost) {
        Map<ExecutorId, List<JobReport>> reports = new TreeMap<>();
        for (int i = 0; i < atMost && !running.isEmpty(); i++) {
            JobPlaced over = running.poll();
            List<JobReport> own = reports.computeIfAbsent(over.executor(), executor -> new ArrayList<>());
            own.add(new AttemptRunning(over.attempt(), now));
            own.add(new AttemptExited(over.attempt(), now, now, 0, Optional.empty()));
        }
        List<Message> batch = new ArrayList<>();
        reports.forEach((executor, own) -> batch.add(received(new JobReports(executor, "1", own))));
        turn(batch);
    }

    private void turn(List<? extends Message> batch) {
        now = now.plus(Duration.ofMillis(1));
        Turn turn = core.process(List.copyOf(batch), now);
        records.of(turn.effects()).forEach(sent);
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Placed(int partition, JobPlaced placement)) {
                running.add(placement);
                placed++;
            }
        }
    }

    private Message received(Message message) {
        return messages.read(messages.write(message));
    }

    private JobSubmitted job() {
        submitted++;
        JobId id = JobId.of(new UUID(submitted * 0x9E37_79B9_7F4A_7C15L, 0x8000_0000_0000_0000L | submitted).toString());
        int[] shape = SHAPES[(int) (submitted % SHAPES.length)];
        ContainerSpec container = new ContainerSpec("registry.example/pipeline/align:3.1",
                List.of("align", "--threads", "4", "in", "out"),
                Map.of("STAGE", "production", "INPUT", "s3://bucket/key", "OUTPUT", "s3://bucket/out"),
                Resources.of(shape[0], shape[1]), Optional.empty(), List.of(), List.of(), List.of(), false, false);
        Optional<String> share = shares == 0 ? Optional.empty() : Optional.of("share-" + submitted / queues % shares);
        StartTerms terms = new StartTerms(share, 0, false, false, Optional.empty(), List.of());
        return new JobSubmitted(id, "align-" + submitted % 100, queue((int) (submitted % queues)), "align", now, container,
                new RetryStrategy(3, List.of()), Optional.of(Duration.ofHours(1)), Optional.empty(), List.of(), Optional.empty(),
                terms,
                Optional.empty());
    }

    private List<Message> definitions() {
        List<Message> definitions = new ArrayList<>();
        definitions.add(
                new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofHours(1), 0, List.of(new ShareWeight("share-1", 0.5))));
        for (int i = 0; i < queues; i++) {
            definitions.add(new JobQueueDefined(queue(i), "uuid", 1, 0, true, i, List.of(ENVIRONMENT),
                    shares == 0 ? Optional.empty() : Optional.of(POLICY), List.of(), Optional.empty(), Optional.empty()));
        }
        return definitions;
    }

    private ComputeEnvironmentDefined environment(long revision, boolean enabled) {
        return new ComputeEnvironmentDefined(ENVIRONMENT, "uuid", revision, 0, enabled, Vcpus.ZERO,
                Vcpus.of(INSTANCE.vcpus().millis() / 1000 * instances), List.of("optimal"));
    }

    private static ExecutorId executor(int number) {
        return new ExecutorId("executor-%03d".formatted(number));
    }

    private static Arn queue(int number) {
        return arn("job-queue", "queue-" + number);
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch("us-east-1", "123456789012", kind, name);
    }
}
