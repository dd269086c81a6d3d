package dev.longshore.scheduler.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;
import dev.longshore.contracts.topic.Topic;

/**
 * Provisioner, executor and gateway of one cell, of the least patience: each answers at once what is committed, and notes what it was
 * told. A job called {@link #PATIENT} runs until it is stopped, any other ends at once, well or not as its id says.
 */
final class RestOfTheSystem implements AutoCloseable {

    /** The name of jobs that run until they are stopped. */
    static final String PATIENT = "patient";

    private static final MessageCodec CODEC = new MessageCodec();
    private static final Resources HOST = Resources.of(8, 8_000);
    private static final EngineId ENGINE = new EngineId("engine");

    private final Kafka kafka;
    private final int cell;
    private final Arn queue;
    private final ExecutorId executor;
    private final KafkaConsumer<String, byte[]> consumer;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Map<AttemptId, Integer> launches = new ConcurrentHashMap<>();
    private final Map<JobId, List<JobStatusChanged>> statuses = new ConcurrentHashMap<>();
    private final Thread thread;

    /** With an environment of 4 vCPUs, a queue on it, and one host. */
    RestOfTheSystem(Kafka kafka, int cell, Arn queue) {
        this.kafka = kafka;
        this.cell = cell;
        this.queue = queue;
        executor = new ExecutorId("executor-" + cell);
        consumer = kafka.reader();
        List<TopicPartition> partitions = Stream.of(Topic.INSTANCE_REQUESTS, Topic.PLACEMENTS, Topic.JOB_STATUS)
                .flatMap(topic -> IntStream.range(0, topic.partitions(1))
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        define(environment());
        thread = Thread.ofPlatform().start(this::listen);
    }

    /** How often each attempt was placed. */
    Map<AttemptId, Integer> launches() {
        return launches;
    }

    /** What was said of the jobs and children of the queue, in order. */
    Map<JobId, List<JobStatusChanged>> statuses() {
        return statuses;
    }

    boolean hasEnded(JobId job) {
        return statuses.getOrDefault(job, List.of()).stream().anyMatch(status -> status.status().isTerminal());
    }

    private Arn environment() {
        return Arn.batch(queue.region(), "123456789012", "compute-environment", "pool-" + cell);
    }

    private void define(Arn environment) {
        kafka.send(Topic.RESOURCES, 0, new ComputeEnvironmentDefined(environment, "u-1", 1, cell, true, Vcpus.ZERO, Vcpus.of(4),
                List.of("optimal")));
        kafka.send(Topic.RESOURCES, 0, new JobQueueDefined(queue, "u-2", 1, cell, true, 1, List.of(environment)));
        kafka.send(Topic.CAPACITY, cell, new HostPoolChanged(HOST, HOST, HOST));
        kafka.send(Topic.CAPACITY, cell,
                new ExecutorReady(executor, "1", ENGINE, "boot", cell % Topic.HASH_PARTITIONS, List.of()));
    }

    private void listen() {
        while (!over.get()) {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> hear(CODEC.read(record.value())));
        }
    }

    private void hear(Message message) {
        if (message instanceof InstanceRequest request && request.computeEnvironment().equals(environment())) {
            answer(request);
        } else if (message instanceof PlacementEvent event && event.executor().equals(executor)) {
            obey(event);
        } else if (message instanceof JobStatusMessage statusMessage) {
            statusMessage.changes().stream().filter(status -> status.queue().equals(queue)).forEach(
                    status -> statuses.computeIfAbsent(status.job(), _ -> new CopyOnWriteArrayList<>()).add(status));
        }
    }

    private void answer(InstanceRequest request) {
        kafka.send(Topic.CAPACITY, cell, switch (request) {
            case InstanceRequest.InstanceRequested wanted ->
                new InstanceReady(wanted.instance(), environment(), executor, ENGINE, wanted.acceptable().getFirst());
            case InstanceRequest.InstanceReleased given -> new InstanceTerminated(given.instance(), "given back");
        });
    }

    private void obey(PlacementEvent event) {
        switch (event) {
            case JobPlaced placed -> {
                launches.merge(placed.attempt(), 1, Integer::sum);
                report(placed.attempt(),
                        placed.jobName().equals(PATIENT) ? Optional.empty() : Optional.of(exitCode(placed.attempt())));
            }
            case JobStopRequested stop -> report(stop.attempt(), Optional.of(143));
            case AttemptsAcknowledged _ -> {
            }
        }
    }

    /** Every third job fails at first. */
    private static int exitCode(AttemptId attempt) {
        return attempt.number() == 1 && attempt.job().toString().hashCode() % 3 == 0 ? 1 : 0;
    }

    private void report(AttemptId attempt, Optional<Integer> exit) {
        Instant now = Instant.now();
        List<JobReport> reports = new ArrayList<>(List.of(new AttemptRunning(attempt, now)));
        exit.ifPresent(code -> reports.add(new AttemptExited(attempt, now, now, code, Optional.empty())));
        kafka.send(Topic.JOB_REPORTS, cell, new JobReports(executor, "1", reports));
    }

    @Override
    public void close() {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
