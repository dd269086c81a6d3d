package dev.longshore.scheduler;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.cell.Kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole service on a real broker; the test plays all other services. */
class SchedulerApplicationTest {

    private static final Arn ENVIRONMENT = Arn.batch("eu-west-1", "123456789012", "compute-environment", "pool");
    private static final Arn QUEUE = Arn.batch("eu-west-1", "123456789012", "job-queue", "nightly");
    private static final ExecutorId EXECUTOR = new ExecutorId("e-1");
    private static final EngineId ENGINE = new EngineId("engine-1");
    private static final int PARTITION = 5;

    @TempDir
    Path folder;

    private Kafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = Kafka.start(folder, 1);
        Resources host = Resources.of(8, 16_384);
        kafka.send(Topic.RESOURCES, 0, new ComputeEnvironmentDefined(ENVIRONMENT, "u-1", 1, 0, true, Vcpus.of(0), Vcpus.of(8),
                List.of("optimal")));
        kafka.send(Topic.RESOURCES, 0, new JobQueueDefined(QUEUE, "u-2", 1, 0, true, 1, List.of(ENVIRONMENT)));
        kafka.send(Topic.CAPACITY, 0, new HostPoolChanged(host, host, host));
        kafka.send(Topic.CAPACITY, 0, new ExecutorReady(EXECUTOR, "1", ENGINE, "boot", PARTITION, List.of()));
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void a_job_goes_its_way_over_a_restart_of_the_scheduler_and_is_told_of() {
        JobId job = JobId.of(UUID.randomUUID().toString());
        AttemptId attempt = new AttemptId(job, 1);
        Instant now = Instant.now();
        try (ConfigurableApplicationContext scheduler = scheduler()) {
            placed(job);
            assertThat(placements().getFirst().attempt()).isEqualTo(attempt);
            await().untilAsserted(
                    () -> assertThat(get(scheduler, "prometheus")).contains("longshore_job_queue_wait_seconds_bucket",
                            "longshore_placements_total 1.0"));
        }

        try (ConfigurableApplicationContext scheduler = scheduler()) {
            report(new JobReport.AttemptStarting(attempt, now), new JobReport.AttemptRunning(attempt, now));
            report(new JobReport.AttemptExited(attempt, now, now.plusSeconds(1), 0, Optional.empty()));

            await().untilAsserted(() -> assertThat(transitions(job)).contains(JobStatus.RUNNABLE, JobStatus.STARTING,
                    JobStatus.RUNNING, JobStatus.SUCCEEDED));
            await().untilAsserted(() -> assertThat(get(scheduler, "prometheus")).contains("longshore_job_run_seconds_bucket",
                    "longshore_scheduler_transactions_seconds_count",
                    "longshore_jobs{", "longshore_instances{", "longshore_placements_total",
                    "kafka_consumer_fetch_manager_records_lag"));
            await().untilAsserted(() -> assertThat(get(scheduler, "health/readiness")).contains("\"status\":\"UP\""));
        }
    }

    @Test
    void the_only_executor_is_declared_lost_when_it_falls_silent() {
        JobId job = JobId.of(UUID.randomUUID().toString());
        try (ConfigurableApplicationContext scheduler = scheduler("--longshore.scheduler.heartbeat-timeout=6s")) {
            placed(job);
            report(new JobReport.AttemptRunning(new AttemptId(job, 1), Instant.now()));

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(statuses(job).getLast().statusReason())
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("Host EC2 (instance i-")));
            assertThat(scheduler.isActive()).isTrue();
        }
    }

    @Test
    void an_idle_scheduler_writes_nothing() {
        try (ConfigurableApplicationContext scheduler = scheduler("--longshore.scheduler.heartbeat-timeout=2s")) {
            await().atMost(Duration.ofSeconds(60)).until(this::theExecutorIsLost);
            int beats = kafka.committed(Topic.HEARTBEATS, Heartbeat.class).size();
            long end = kafka.end(Topic.SCHEDULER_STATE, 0);

            await().until(() -> kafka.committed(Topic.HEARTBEATS, Heartbeat.class).size() > beats + 12);

            assertThat(kafka.end(Topic.SCHEDULER_STATE, 0)).isEqualTo(end);
            assertThat(scheduler.isActive()).isTrue();
        }
    }

    /** The last that is written of this cell, whose executor never says a word. A machine that stalls hears of it later. */
    private boolean theExecutorIsLost() {
        return kafka.committed(Topic.SCHEDULER_STATE).stream().map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .anyMatch(state -> state.contains("\"lost\":true"));
    }

    private void placed(JobId job) {
        submit(job);
        await().until(() -> kafka.committed(Topic.INSTANCE_REQUESTS, InstanceRequested.class).size() == 1);
        grant(kafka.committed(Topic.INSTANCE_REQUESTS, InstanceRequested.class).getFirst());
        await().until(() -> placements().size() == 1);
    }

    private ConfigurableApplicationContext scheduler(String... settings) {
        return new SpringApplicationBuilder(SchedulerApplication.class).run(Stream.concat(Stream.of(settings),
                Stream.of("--spring.config.name=scheduler", "--server.port=0", "--spring.kafka.bootstrap-servers="
                        + kafka.bootstrapServers()))
                .toArray(String[]::new));
    }

    private static String get(ConfigurableApplicationContext scheduler, String endpoint) {
        int port = ((WebServerApplicationContext) scheduler).getWebServer().getPort();
        return RestClient.create().get().uri("http://127.0.0.1:" + port + "/actuator/" + endpoint).retrieve().body(String.class);
    }

    private void submit(JobId job) {
        kafka.send(Topic.JOB_COMMANDS, 0, new JobSubmitted(job, "a", QUEUE, "d", Instant.now(),
                ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 64)), RetryStrategy.NONE,
                Optional.<Duration>empty(), Optional.empty(), List.of()));
    }

    private void grant(InstanceRequested request) {
        InstanceShape shape = request.acceptable().getFirst();
        kafka.send(Topic.CAPACITY, 0, new InstanceReady(request.instance(), ENVIRONMENT, EXECUTOR, ENGINE, shape));
    }

    private void report(JobReport... reports) {
        kafka.send(Topic.JOB_REPORTS, 0, new JobReports(EXECUTOR, "1", List.of(reports)));
    }

    private List<JobPlaced> placements() {
        return kafka.committed(Topic.PLACEMENTS, JobPlaced.class);
    }

    private List<JobStatusChanged> statuses(JobId job) {
        return kafka.statuses().stream().filter(status -> status.job().equals(job))
                .toList();
    }

    private List<JobStatus> transitions(JobId job) {
        return statuses(job).stream().flatMap(status -> status.transitions().stream()).map(Transition::to).toList();
    }
}
