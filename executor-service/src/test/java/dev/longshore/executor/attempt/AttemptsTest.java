package dev.longshore.executor.attempt;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.FakeContainerRuntime;
import dev.longshore.executor.task.ATask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AttemptsTest {
    private final FakeContainerRuntime runtime = new FakeContainerRuntime();
    private final AnExecutor executor;

    AttemptsTest(@TempDir Path data) {
        executor = new AnExecutor(runtime, data, "boot 1");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void an_attempt_is_reported_from_its_start_to_its_end() {
        AttemptId attempt = place();
        runtime.letStart(1);
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning");

        runtime.end(attempt, 0, "a line");
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
    }

    @Test
    void a_reason_is_cut_to_what_a_record_can_hold_with_others() {
        JobReport report = new Stage.FailedToStart(Instant.EPOCH, "no ".repeat(100_000), List.of()).report(placement().attempt());

        assertThat(((AttemptFailedToStart) report).reason()).hasSize(Stage.LONGEST_REASON).startsWith("no no ");
    }

    @Test
    void attempts_start_in_turn() {
        AttemptId first = place();
        await().until(() -> runtime.begun().equals(List.of(ContainerId.of(first))));
        AttemptId second = place();
        executor.awaitReports(second, "AttemptStarting");
        assertThat(runtime.begun()).containsExactly(ContainerId.of(first));

        runtime.letStart(1);
        await().until(() -> runtime.begun().equals(List.of(ContainerId.of(first), ContainerId.of(second))));
    }

    @Test
    void an_attempt_that_is_stopped_before_its_turn_never_starts_and_takes_nobody_s_turn() {
        AttemptId first = place();
        await().until(() -> runtime.begun().contains(ContainerId.of(first)));
        AttemptId second = place();

        executor.stop(second);
        executor.awaitReports(second, "AttemptStarting", "AttemptFailedToStart");

        AttemptId third = place();
        runtime.letStart(2);
        await().until(() -> runtime.begun().equals(List.of(ContainerId.of(first), ContainerId.of(third))));
    }

    @Test
    void a_task_that_is_stopped_before_its_turn_never_starts() {
        AttemptId first = place();
        await().until(() -> runtime.begun().contains(ContainerId.of(first)));
        AttemptId task = executor.place(ATask.of(ATask.essential("main")));
        executor.awaitReports(task, "AttemptStarting");

        executor.stop(task);
        runtime.letStart(2);

        executor.awaitReports(task, "AttemptStarting", "AttemptFailedToStart");
        assertThat(runtime.begun()).containsExactly(ContainerId.of(first));
    }

    @Test
    void an_attempt_that_is_stopped_while_it_starts_is_stopped_when_it_runs() {
        AttemptId attempt = place();
        await().until(() -> runtime.begun().contains(ContainerId.of(attempt)));
        executor.stop(attempt);
        assertThat(runtime.stopped()).isEmpty();

        runtime.letStart(1);
        await().until(() -> runtime.stopped().equals(List.of(ContainerId.of(attempt))));
    }

    @Test
    void an_attempt_that_runs_and_cannot_be_stopped_has_not_failed_to_start() {
        AttemptId attempt = place();
        await().until(() -> runtime.begun().contains(ContainerId.of(attempt)));
        executor.stop(attempt);
        runtime.loseStops();
        runtime.letStart(1);
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning");

        runtime.end(attempt, 0);
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
    }

    @Test
    void what_is_placed_twice_starts_once() {
        JobPlaced placed = placement();
        executor.attempts().place(placed);
        executor.attempts().place(placed);
        runtime.letStart(2);

        executor.awaitReports(placed.attempt(), "AttemptStarting", "AttemptStarting", "AttemptRunning");
        assertThat(runtime.begun()).containsExactly(ContainerId.of(placed.attempt()));
    }

    @Test
    void an_end_is_kept_until_it_is_acknowledged_and_never_begins_again() {
        JobPlaced placed = placement();
        executor.attempts().place(placed);
        runtime.letStart(1);
        executor.awaitReports(placed.attempt(), "AttemptStarting", "AttemptRunning");
        executor.attempts().acknowledge(List.of(placed.attempt()));
        assertThat(executor.attempts().held(0)).containsExactly(placed.attempt());

        runtime.end(placed.attempt(), 0);
        executor.awaitReports(placed.attempt(), "AttemptStarting", "AttemptRunning", "AttemptExited");
        executor.attempts().acknowledge(List.of(placed.attempt()));
        await().until(() -> runtime.removed().equals(List.of(placed.attempt())));

        executor.attempts().place(placed);
        assertThat(executor.attempts().held(0)).isEmpty();
        assertThat(executor.meters().counter("longshore.placements.repeated").count()).isEqualTo(1);
    }

    @Test
    void attempts_are_counted_by_state() {
        place();
        await().until(() -> count("starting") == 1);
        runtime.letStart(1);
        await().until(() -> count("running") == 1 && count("starting") == 0);
        runtime.end(runtime.begun().getFirst().attempt(), 1);
        await().until(() -> count("ended") == 1 && count("running") == 0);
    }

    @Test
    void stopping_what_is_not_held_is_answered_with_its_end() {
        AttemptId unknown = placement().attempt();
        executor.stop(unknown);

        executor.awaitReports(unknown, "AttemptFailedToStart");
        assertThat(((AttemptFailedToStart) executor.reportsOf(unknown).getFirst()).reason())
                .isEqualTo("the executor does not hold it");
    }

    @Test
    void a_node_of_a_multi_node_job_is_reported_with_its_address_and_no_other_attempt_is() {
        JobPlaced alone = placement();
        JobPlaced node = AnAttempt.placementOfNode(AnExecutor.ID, "start 1", 1);
        executor.attempts().place(alone);
        executor.attempts().place(node);
        runtime.letStart(2);
        executor.awaitReports(alone.attempt(), "AttemptStarting", "AttemptRunning");
        executor.awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning");

        assertThat(((AttemptRunning) executor.reportsOf(alone.attempt()).getLast()).address()).isEmpty();
        assertThat(((AttemptRunning) executor.reportsOf(node.attempt()).getLast()).address()).contains("10.0.3.17");
    }

    @Test
    void a_node_that_runs_has_not_failed_to_start_because_its_address_cannot_be_had() {
        JobPlaced node = AnAttempt.placementOfNode(AnExecutor.ID, "start 1", 1);
        runtime.loseAddresses();
        executor.attempts().place(node);
        runtime.letStart(1);
        executor.awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning");

        runtime.end(node.attempt(), 0);
        executor.awaitReports(node.attempt(), "AttemptStarting", "AttemptRunning", "AttemptExited");
    }

    private AttemptId place() {
        return executor.place(AnAttempt.shell("exit 0"));
    }

    private JobPlaced placement() {
        return AnExecutor.placement(AnAttempt.shell("exit 0"));
    }

    private double count(String state) {
        return executor.meters().get("longshore.attempts").tag("state", state).gauge().value();
    }
}
