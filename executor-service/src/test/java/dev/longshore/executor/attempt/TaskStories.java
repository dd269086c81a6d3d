package dev.longshore.executor.attempt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.task.ATask;

import static dev.longshore.executor.task.ATask.essential;
import static dev.longshore.executor.task.ATask.sidecar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tasks from their placement to their end, in the same words on each runtime. */
abstract class TaskStories {

    private static final String UNTIL_STOPPED = "trap 'exit 143' TERM; while true; do sleep 0.1; done";

    @TempDir
    protected Path folder;

    private ContainerRuntime runtime;
    private AnExecutor executor;
    private Path trace;

    /** A runtime on the data of this test; opened again, it is the next start of the same executor. */
    protected abstract ContainerRuntime open() throws IOException;

    @BeforeEach
    void start() throws IOException {
        trace = folder.resolve("shared").resolve("trace");
        begin("boot 1");
    }

    @AfterEach
    void stop() throws IOException {
        executor.attempts().held(0).forEach(executor::stop);
        await().until(() -> executor.attempts().held(0).stream().allMatch(this::hasEnded));
        executor.attempts().held(0).forEach(runtime::remove);
        executor.close();
        runtime.close();
    }

    @Test
    void containers_run_in_the_order_of_their_dependencies_and_what_is_left_is_stopped_with_the_essential_one() throws Exception {
        Path ready = folder.resolve("shared").resolve("ready");
        AttemptId attempt = executor.place(ATask.of(sidecar("init").running(shell("echo preparing; echo init >> " + trace)),
                sidecar("proxy").running(shell("echo proxying; trap 'exit 143' TERM; touch " + ready + "; " + UNTIL_STOPPED)),
                essential("main").after("init", Condition.SUCCESS).after("proxy", Condition.START).running(shell(
                        "until [ -e " + ready + " ]; do sleep 0.1; done; echo working; cat " + trace + "; exit 4"))));

        AttemptExited exited = executor.awaitReport(attempt, AttemptExited.class);
        assertThat(exited.exitCode()).isEqualTo(4);
        assertThat(exited.containers()).extracting(ContainerEnd::name).containsExactly("init", "proxy", "main");
        assertThat(exited.containers()).extracting(end -> end.exitCode().orElseThrow()).startsWith(0).endsWith(4);
        assertThat(exited.containers().get(1).exitCode()).contains(143);
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
        awaitLines(attempt, "init", "preparing");
        awaitLines(attempt, "proxy", "proxying");
        awaitLines(attempt, "main", "working", "init");
    }

    protected final void awaitLines(AttemptId attempt, String container, String... lines) {
        await().untilAsserted(
                () -> assertThat(executor.linesOf(attempt.logStream("wordcount", container))).containsExactly(lines));
    }

    @Test
    void a_task_goes_on_after_a_restart_of_the_executor_and_nothing_runs_twice() throws Exception {
        Path go = folder.resolve("shared").resolve("go");
        TaskSpec task = ATask.of(
                sidecar("init").running(shell("echo init >> " + trace + "; until [ -e " + go + " ]; do sleep 0.1; done")),
                essential("main").after("init", Condition.SUCCESS).running(shell("echo main >> " + trace)));
        AttemptId attempt = executor.place(task);
        await().until(() -> Files.exists(trace) && Files.readString(trace).contains("init"));

        restart("boot 1");
        assertThat(executor.attempts().held(0)).containsExactly(attempt);
        Files.createFile(go);

        assertThat(executor.awaitReport(attempt, AttemptExited.class).exitCode()).isZero();
        assertThat(trace).hasContent("init\nmain");
        restart("boot 1");
        assertThat(executor.awaitReport(attempt, AttemptExited.class).exitCode()).isZero();
        assertThat(trace).hasContent("init\nmain");
        forget(attempt);
    }

    @Test
    void a_task_does_not_go_on_after_a_boot_of_its_host() throws Exception {
        AttemptId attempt = executor
                .place(ATask.of(sidecar("init").running(shell("echo init >> " + trace + "; " + UNTIL_STOPPED)),
                        essential("main").after("init", Condition.COMPLETE).running(shell("echo main >> " + trace))));
        await().until(() -> Files.exists(trace));

        restart("boot 2");

        assertThat(executor.awaitReport(attempt, AttemptFailedToStart.class).containers()).extracting(ContainerEnd::exitCode)
                .last().isEqualTo(Optional.empty());
        assertThat(trace).hasContent("init");
    }

    @Test
    void what_is_left_of_a_task_of_which_nothing_is_known_any_more_is_ended() throws Exception {
        AttemptId attempt = executor.place(ATask.of(essential("main").running(shell(UNTIL_STOPPED))));
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning");
        try (var files = Files.list(folder.resolve("data").resolve("tasks"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        restart("boot 1");

        assertThat(executor.awaitReport(attempt, AttemptExited.class).containers()).extracting(ContainerEnd::name)
                .containsExactly("main");
    }

    @Test
    void a_program_that_is_not_there_fails_the_task_with_its_reason() {
        AttemptId attempt = executor.place(ATask.of(
                sidecar("proxy").running(shell(UNTIL_STOPPED)).stoppingWithin(Duration.ofSeconds(1)),
                essential("main").after("proxy", Condition.START).running(AnAttempt.running("no-such-program"))));

        AttemptFailedToStart failed = executor.awaitReport(attempt, AttemptFailedToStart.class);
        assertThat(failed.reason()).startsWith("CannotStartContainerError: ").contains("no-such-program");
        assertThat(failed.containers().getLast().reason()).contains(failed.reason());
    }

    @Test
    void a_pod_prepares_and_runs_with_its_entry_points_and_variables() throws Exception {
        AttemptId attempt = executor.place(ATask.pod(
                sidecar("fetch").running(inPod(List.of("/bin/sh", "-c"), "echo fetch >> " + trace)),
                sidecar("check").running(inPod(List.of("/bin/sh", "-c"), "cat " + trace + "; echo check >> " + trace)),
                essential("main").running(inPod(List.of("/bin/sh", "-c"), "cat " + trace + "; exit 3")),
                essential("other").running(inPod(List.of("/bin/echo"), "$(AWS_BATCH_JOB_ID)", "$$(AWS_BATCH_JOB_ID)"))));

        AttemptExited exited = executor.awaitReport(attempt, AttemptExited.class);
        assertThat(exited.exitCode()).isEqualTo(3);
        assertThat(exited.containers()).extracting(end -> end.exitCode().orElseThrow()).containsExactly(0, 0, 3, 0);
        awaitLines(attempt, "check", "fetch");
        awaitLines(attempt, "main", "fetch", "check");
        awaitLines(attempt, "other", attempt.job() + " $(AWS_BATCH_JOB_ID)");
    }

    @Test
    void a_volume_that_there_cannot_be_fails_the_pod_with_the_reason() {
        ContainerSpec plain = inPod(List.of(), "true");
        AttemptId attempt = executor.place(ATask.pod(essential("main").running(new ContainerSpec(plain.image(),
                plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("data", Optional.empty(), Optional.of("is a claim"))),
                List.of(new MountPoint("data", "/data", false)), List.of(), false, false, plain.podTerms()))));

        assertThat(executor.awaitReport(attempt, AttemptFailedToStart.class).reason())
                .isEqualTo("CannotCreateContainerError: the volume data is a claim");
    }

    @Test
    void a_task_that_is_stopped_ends_with_all_its_containers() {
        AttemptId attempt = executor.place(ATask.of(sidecar("proxy").running(shell(UNTIL_STOPPED)),
                essential("main").running(shell("trap 'exit 5' TERM; while true; do sleep 0.1; done"))));
        executor.awaitReports(attempt, "AttemptStarting", "AttemptRunning");

        executor.stop(attempt);

        AttemptExited exited = executor.awaitReport(attempt, AttemptExited.class);
        assertThat(exited.containers()).hasSize(2).allSatisfy(end -> assertThat(end.exitCode()).isPresent());
    }

    private void forget(AttemptId attempt) throws IOException {
        executor.attempts().acknowledge(List.of(attempt));
        Path tasks = folder.resolve("data").resolve("tasks");
        await().untilAsserted(() -> assertThat(tasks).isEmptyDirectory());
    }

    private boolean hasEnded(AttemptId attempt) {
        return executor.reportsOf(attempt).stream()
                .anyMatch(report -> report instanceof AttemptExited || report instanceof AttemptFailedToStart);
    }

    private void begin(String boot) throws IOException {
        runtime = open();
        executor = new AnExecutor(runtime, folder.resolve("data"), boot);
        executor.attempts().adopt();
    }

    private void restart(String boot) throws IOException {
        executor.close();
        runtime.close();
        begin(boot);
    }

    /** A script, with a folder of the host at the same place inside. */
    protected final ContainerSpec shell(String script) {
        ContainerSpec plain = AnAttempt.shell(script);
        String shared = folder.resolve("shared").toString();
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("shared", Optional.of(shared))), List.of(new MountPoint("shared", shared, false)), List.of(),
                false, false);
    }

    /** Held to half a CPU, and to the privileges that it begins with. */
    private ContainerSpec inPod(List<String> entryPoint, String... arguments) {
        ContainerSpec plain = shell("");
        return new ContainerSpec(plain.image(), List.of(arguments), Map.of(), plain.resources(), Optional.empty(),
                plain.volumes(), plain.mountPoints(), List.of(), false, false,
                Optional.of(new PodTerms(entryPoint, Optional.of(Vcpus.parse("0.5")), false)));
    }

    protected final AnExecutor executor() {
        return executor;
    }
}
