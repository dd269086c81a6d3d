package dev.longshore.executor.attempt;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.FakeContainerRuntime;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.host.HostAddress;
import dev.longshore.executor.logs.LogShipper;
import dev.longshore.executor.report.ReportSender;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;
import dev.longshore.messaging.MessageSerializer;
import dev.longshore.messaging.MessagingProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AttemptsTest {
    private final ExecutorId executor = new ExecutorId("one");
    private final MockProducer<String, Message> kafka = new MockProducer<>(true, null, new StringSerializer(),
            new MessageSerializer()) {
        /** The template closes what its factory makes. */
        @Override
        public void close(Duration timeout) {}
    };
    private final KafkaTemplate<String, Message> template = new KafkaTemplate<>(() -> kafka);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeContainerRuntime runtime = new FakeContainerRuntime();
    private final LogShipper logs = new LogShipper(template, meters);
    private final ReportSender reports = new ReportSender(template, new ExecutorIdentity(executor, "start 1", "boot 1"),
            new MessagingProperties(1, 1));
    private final Attempts attempts = new Attempts(runtime, logs, reports,
            new HostAddress(settings(), runtime), meters);

    @AfterEach
    void close() {
        reports.close();
        logs.close();
    }

    @Test
    void an_attempt_is_reported_from_its_start_to_its_end() {
        AttemptId attempt = place();
        runtime.letStart(1);
        awaitReports(attempt, "AttemptStarting", "AttemptRunning");

        runtime.end(attempt, 0, "a line");
        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
    }

    @Test
    void a_reason_is_cut_to_what_a_record_can_hold_with_others() {
        JobReport report = new Stage.FailedToStart(Instant.EPOCH, "no ".repeat(100_000)).report(placement().attempt());

        assertThat(((AttemptFailedToStart) report).reason()).hasSize(Stage.LONGEST_REASON).startsWith("no no ");
    }

    @Test
    void attempts_start_in_turn() {
        AttemptId first = place();
        await().until(() -> runtime.begun().equals(List.of(first)));
        AttemptId second = place();
        awaitReports(second, "AttemptStarting");
        assertThat(runtime.begun()).containsExactly(first);

        runtime.letStart(1);
        await().until(() -> runtime.begun().equals(List.of(first, second)));
    }

    @Test
    void an_attempt_that_is_stopped_before_its_turn_never_starts_and_takes_nobody_s_turn() {
        AttemptId first = place();
        await().until(() -> runtime.begun().contains(first));
        AttemptId second = place();

        stop(second);
        awaitReports(second, "AttemptStarting", "AttemptFailedToStart");

        AttemptId third = place();
        runtime.letStart(2);
        await().until(() -> runtime.begun().equals(List.of(first, third)));
    }

    @Test
    void an_attempt_that_is_stopped_while_it_starts_is_stopped_when_it_runs() {
        AttemptId attempt = place();
        await().until(() -> runtime.begun().contains(attempt));
        stop(attempt);
        assertThat(runtime.stopped()).isEmpty();

        runtime.letStart(1);
        await().until(() -> runtime.stopped().equals(List.of(attempt)));
    }

    @Test
    void what_is_placed_twice_starts_once() {
        JobPlaced placed = placement();
        attempts.place(placed);
        attempts.place(placed);
        runtime.letStart(2);

        awaitReports(placed.attempt(), "AttemptStarting", "AttemptStarting", "AttemptRunning");
        assertThat(runtime.begun()).containsExactly(placed.attempt());
    }

    @Test
    void an_end_is_kept_until_it_is_acknowledged_and_never_begins_again() {
        JobPlaced placed = placement();
        attempts.place(placed);
        runtime.letStart(1);
        awaitReports(placed.attempt(), "AttemptStarting", "AttemptRunning");
        attempts.acknowledge(List.of(placed.attempt()));
        assertThat(attempts.held(0)).containsExactly(placed.attempt());

        runtime.end(placed.attempt(), 0);
        awaitReports(placed.attempt(), "AttemptStarting", "AttemptRunning", "AttemptExited");
        attempts.acknowledge(List.of(placed.attempt()));
        await().until(() -> runtime.removed().equals(List.of(placed.attempt())));

        attempts.place(placed);
        assertThat(attempts.held(0)).isEmpty();
        assertThat(meters.counter("longshore.placements.repeated").count()).isEqualTo(1);
    }

    @Test
    void attempts_are_counted_by_state() {
        place();
        await().until(() -> count("starting") == 1);
        runtime.letStart(1);
        await().until(() -> count("running") == 1 && count("starting") == 0);
        runtime.end(runtime.begun().getFirst(), 1);
        await().until(() -> count("ended") == 1 && count("running") == 0);
    }

    @Test
    void stopping_what_is_not_held_is_answered_with_its_end() {
        AttemptId unknown = placement().attempt();
        stop(unknown);

        awaitReports(unknown, "AttemptFailedToStart");
        assertThat(((AttemptFailedToStart) reportsOf(unknown).getFirst()).reason()).isEqualTo("the executor does not hold it");
    }

    @Test
    void a_node_of_a_multi_node_job_is_reported_with_its_address_and_no_other_attempt_is() {
        JobPlaced alone = placement();
        JobPlaced node = AnAttempt.placementOfNode(executor, "start 1", 1);
        attempts.place(alone);
        attempts.place(node);
        runtime.letStart(2);
        awaitReports(alone.attempt(), "AttemptStarting", "AttemptRunning");
        awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning");

        assertThat(((AttemptRunning) reportsOf(alone.attempt()).getLast()).address()).isEmpty();
        assertThat(((AttemptRunning) reportsOf(node.attempt()).getLast()).address()).contains("10.0.3.17");
    }

    @Test
    void a_node_that_runs_has_not_failed_to_start_because_its_address_cannot_be_had() {
        JobPlaced node = AnAttempt.placementOfNode(executor, "start 1", 1);
        runtime.loseAddresses();
        attempts.place(node);
        runtime.letStart(1);
        awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning");

        runtime.end(node.attempt(), 0);
        awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning", "AttemptExited");
    }

    private static ExecutorProperties settings() {
        return new ExecutorProperties(Path.of("/data"), RuntimeName.PROCESS, Network.HOST, "", 1, 1, 0, "host", 0,
                Duration.ofSeconds(1));
    }

    private AttemptId place() {
        JobPlaced placed = placement();
        attempts.place(placed);
        return placed.attempt();
    }

    private JobPlaced placement() {
        return AnAttempt.placement(executor, "start 1", AnAttempt.shell("exit 0"));
    }

    private void stop(AttemptId attempt) {
        attempts.stop(new JobStopRequested(executor, "start 1", attempt, "enough", Duration.ofSeconds(30)));
    }

    private double count(String state) {
        return meters.get("longshore.attempts").tag("state", state).gauge().value();
    }

    private void awaitReports(AttemptId attempt, String... kinds) {
        await().untilAsserted(() -> assertThat(reportsOf(attempt)).extracting(report -> report.getClass().getSimpleName())
                .containsExactly(kinds));
    }

    private List<JobReport> reportsOf(AttemptId attempt) {
        return kafka.history().stream().filter(record -> record.value() instanceof JobReports)
                .flatMap(record -> ((JobReports) record.value()).reports().stream())
                .filter(report -> report.attempt().equals(attempt)).toList();
    }
}
