package dev.longshore.gateway.event.delivery;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.model.Filters;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatuses;
import dev.longshore.contracts.status.Transition;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.event.Receiver;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.messaging.MessageSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much processor time the events of a job cost: gateway, broker, store and receiver in one JVM. No test: run by
 * {@code -Dtest=EventCostMeasurement}. A job has four transitions in two statuses, a hundred statuses to a record.
 */
class EventCostMeasurement {

    private static final int JOBS = Integer.getInteger("events.jobs", 3_000);
    private static final int ROUNDS = Integer.getInteger("events.rounds", 5);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(strings = {"none", "topic", "webhook"})
    void measure(String mode) throws IOException {
        String database = TestInfrastructure.mongoUri("cost-" + UUID.randomUUID());
        String publish = mode.equals("topic") ? "always" : "with-targets";
        try (EmbeddedBroker broker = EmbeddedBroker.start(TestInfrastructure.temporary("broker-of-cost"));
                RunningGateway gateway = RunningGateway.start(broker.bootstrapServers(), database,
                        "--longshore.events.publish=" + publish);
                Receiver receiver = Receiver.start()) {
            if (mode.equals("webhook")) {
                new TargetCalls(gateway.endpoint()).webhook("hook", receiver, "");
            }
            Arn queue = prepare(gateway);
            for (int round = 1; round <= ROUNDS; round++) {
                measure(mode, round, new Run(gateway, broker.bootstrapServers(), queue, receiver, mode));
            }
        }
    }

    private static void measure(String mode, int round, Run run) {
        List<JobId> ids = run.submit();
        double before = run.events();
        int heard = run.receiver().all().size();
        long cpu = cpu();
        run.say(ids, 1);
        run.say(ids, 2);
        run.awaitAll(ids, before, heard);
        System.out.printf("%s, round %d: %d us of CPU for each job%n", mode, round, (cpu() - cpu) / 1_000 / ids.size());
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Arn prepare(RunningGateway gateway) {
        Cluster cluster = new Cluster(gateway.batch());
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        gateway.batch().registerJobDefinition(request -> request.jobDefinitionName("d").type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").command("true").resourceRequirements(
                        ResourceRequirement.builder().type(ResourceType.VCPU).value("1").build(),
                        ResourceRequirement.builder().type(ResourceType.MEMORY).value("128").build())));
        return Arn.batch("eu-west-1", "123456789012", "job-queue", queue);
    }

    private record Run(RunningGateway gateway, String broker, Arn queue, Receiver receiver, String mode) {

        List<JobId> submit() {
            List<JobId> ids = new ArrayList<>();
            for (int i = 0; i < JOBS; i++) {
                ids.add(JobId.of(gateway.batch().submitJob(request -> request.jobName("job").jobQueue(queue.toString())
                        .jobDefinition("d")).jobId()));
            }
            return ids;
        }

        void say(List<JobId> ids, int version) {
            try (KafkaProducer<String, Message> producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker),
                    new StringSerializer(), new MessageSerializer())) {
                for (int i = 0; i < ids.size(); i += 100) {
                    JobStatuses some = new JobStatuses(0, ids.subList(i, Math.min(i + 100, ids.size())).stream()
                            .map(id -> version == 1 ? begun(id) : ended(id)).toList());
                    producer.send(new ProducerRecord<>(Topic.JOB_STATUS.topicName(), 0, some.key(), some));
                }
            }
        }

        double events() {
            return gateway.bean(MeterRegistry.class).counter("longshore.events.published").count();
        }

        void awaitAll(List<JobId> ids, double before, int heard) {
            Jobs jobs = gateway.bean(Jobs.class);
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> jobs.collection()
                    .find(Filters.eq(ids.getLast().toString())).first().getString("status").equals("SUCCEEDED"));
            if (mode.equals("none")) {
                assertThat(events()).isZero();
                return;
            }
            Awaitility.await().atMost(PATIENCE).until(() -> events() >= before + 4.0 * ids.size());
            if (mode.equals("webhook")) {
                Awaitility.await().atMost(PATIENCE).until(() -> receiver.all().size() >= heard + 4 * ids.size());
            }
        }

        private JobStatusChanged begun(JobId id) {
            return new JobStatusChanged(id, queue, 1, START, JobStatus.STARTING, Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.of(attempt(Optional.empty(), Optional.empty())), List.of(), Optional.empty(),
                    false,
                    false, List.of(to(JobStatus.RUNNABLE), to(JobStatus.STARTING)));
        }

        private JobStatusChanged ended(JobId id) {
            CurrentAttempt attempt = attempt(Optional.of("d/default/" + id.base()), Optional.of(0));
            return new JobStatusChanged(id, queue, 2, START, JobStatus.SUCCEEDED,
                    Optional.of("Essential container in task exited"),
                    Optional.of(START), Optional.of(START), Optional.of(attempt),
                    List.of(new EndedAttempt(attempt, Optional.of(START), START, "Essential container in task exited")),
                    Optional.empty(), false, false, List.of(to(JobStatus.RUNNING), to(JobStatus.SUCCEEDED)));
        }

        private static CurrentAttempt attempt(Optional<String> logStream, Optional<Integer> exitCode) {
            return new CurrentAttempt(1, new InstanceId("i-0123456789abcdef0"),
                    Arn.batch("eu-west-1", "123456789012", "compute-environment", "ce"), logStream, exitCode, Optional.empty());
        }

        private static Transition to(JobStatus status) {
            return new Transition(status, START, Optional.empty());
        }
    }
}
