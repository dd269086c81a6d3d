package dev.longshore.executor.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.FakeContainerRuntime;
import dev.longshore.executor.task.ATask;

import static java.util.Optional.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a restart of the executor finds of a task that had just begun, or not yet. */
class TaskRestartTest {

    private final FakeContainerRuntime runtime = new FakeContainerRuntime();
    private final Path data;
    private AnExecutor executor;

    TaskRestartTest(@TempDir Path data) {
        this.data = data;
    }

    @BeforeEach
    void open() {
        executor = new AnExecutor(runtime, data, "boot 1");
        executor.attempts().adopt();
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void a_task_that_was_being_prepared_is_not_held_and_waits_for_a_new_placement() throws IOException {
        runtime.holdPreparations();
        executor.place(ATask.of(ATask.essential("main")));
        await().until(() -> !tasksAreForgotten());

        restart();

        assertThat(executor.attempts().held(0)).isEmpty();
        assertThat(tasksAreForgotten()).isTrue();
    }

    @Test
    void why_a_task_could_not_be_started_is_known_after_a_restart() {
        ContainerSpec nameless = ContainerSpec.of("", List.of("true"), Resources.of(1, 64));
        AttemptId attempt = executor.place(ATask.of(ATask.essential("main").running(nameless), ATask.sidecar("proxy")));
        AttemptFailedToStart before = executor.awaitReport(attempt, AttemptFailedToStart.class);
        assertThat(before.reason()).isEqualTo("CannotPullContainerError: no name");

        restart();

        AttemptFailedToStart after = executor.awaitReport(attempt, AttemptFailedToStart.class);
        assertThat(after.reason()).isEqualTo(before.reason());
        assertThat(after.containers()).isEqualTo(before.containers());
    }

    @Test
    void why_a_container_was_given_up_is_known_after_a_restart_and_the_task_has_not_succeeded() {
        AttemptId attempt = executor
                .place(ATask.of(ATask.sidecar("init"), ATask.essential("proxy").after("init", Condition.START),
                        ATask.essential("main").after("init", Condition.SUCCESS)));
        ContainerId init = new ContainerId(attempt, of("init"));
        ContainerId proxy = new ContainerId(attempt, of("proxy"));
        runtime.letStart(2);
        await().until(() -> runtime.begun().contains(proxy));
        runtime.end(init, 3);
        await().until(() -> runtime.stopped().contains(proxy));

        restart();
        runtime.end(init, 3);
        runtime.end(proxy, 0);

        executor.awaitReports(attempt, "AttemptFailedToStart");
        assertThat(executor.awaitReport(attempt, AttemptFailedToStart.class).reason()).isEqualTo(
                "CannotStartContainerError: container init, whose success it depends on, ended with exit code 3");
    }

    @Test
    void an_end_that_is_heard_of_after_the_start_timeout_has_come_in_time_all_the_same() {
        TaskSpec task = ATask.of(ATask.sidecar("init").startingWithin(Duration.ofMinutes(1)),
                ATask.essential("main").after("init", Condition.SUCCESS));
        AttemptId attempt = executor.place(task);
        ContainerId init = new ContainerId(attempt, of("init"));
        runtime.letStart(1);
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning");

        runtime.age(init, Duration.ofMinutes(2));
        restart();
        await().during(Duration.ofMillis(200)).until(() -> runtime.stopped().isEmpty());
        runtime.end(init, 0);

        await().until(() -> runtime.begun().contains(new ContainerId(attempt, of("main"))));
    }

    private void restart() {
        close();
        open();
    }

    private boolean tasksAreForgotten() throws IOException {
        try (var files = Files.list(data.resolve("tasks"))) {
            return files.findAny().isEmpty();
        }
    }
}
