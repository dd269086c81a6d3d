package dev.longshore.executor.attempt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.Namespaces.Scope;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.container.StartFailedException;
import dev.longshore.executor.docker.DockerContainerRuntime;
import dev.longshore.executor.docker.DockerEngine;
import dev.longshore.executor.docker.DockerSettings;
import dev.longshore.executor.docker.Holdings;
import dev.longshore.executor.docker.Leftovers;
import dev.longshore.executor.docker.NeedsDocker;
import dev.longshore.executor.task.ATask;

import static dev.longshore.executor.task.ATask.essential;
import static dev.longshore.executor.task.ATask.sidecar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@NeedsDocker
class DockerTaskTest extends TaskStories {

    @Override
    protected ContainerRuntime open() {
        return new DockerContainerRuntime(DockerEngine.ofEnvironment(), AnExecutor.ID,
                new DockerSettings("host", Gpus.NONE, "busybox"),
                new Holdings(folder.resolve("docker"), "boot 1"));
    }

    @Test
    void a_volume_of_the_task_is_the_same_in_all_its_containers_and_gone_with_them() {
        AttemptId attempt = executor().place(ATask.of(sidecar("init").running(mounting("/made", "echo 42 > /made/answer")),
                essential("main").after("init", Condition.SUCCESS).running(mounting("/given", "exit $(cat /given/answer)"))));

        assertThat(executor().awaitReport(attempt, AttemptExited.class).exitCode()).isEqualTo(42);
        assertThat(Leftovers.volumesOf(attempt)).hasSize(1);
        executor().attempts().acknowledge(List.of(attempt));
        await().untilAsserted(() -> assertThat(Leftovers.volumesOf(attempt)).isEmpty());
    }

    @Test
    void an_image_that_cannot_be_had_fails_the_task_before_anything_of_it_runs() {
        ContainerSpec missing = ContainerSpec.of("registry.invalid/none:1", List.of("true"), AnAttempt.shell("").resources());
        AttemptId attempt = executor().place(ATask.of(sidecar("init").running(shell("exit 0")),
                essential("main").after("init", Condition.SUCCESS).running(missing)));

        AttemptFailedToStart failed = executor().awaitReport(attempt, AttemptFailedToStart.class);
        assertThat(failed.reason()).startsWith("CannotPullContainerError: ");
        assertThat(failed.containers()).extracting(ContainerEnd::exitCode).containsOnly(Optional.empty());
    }

    @Test
    void shared_memory_outlives_the_container_that_wrote_it_and_the_processes_of_others_are_seen() {
        Namespaces shared = new Namespaces(Optional.of(Scope.TASK), Optional.of(Scope.TASK), Optional.empty());
        AttemptId attempt = executor().place(ATask.of(
                sidecar("init").running(AnAttempt.shell("echo 42 > /dev/shm/answer").in(shared)),
                sidecar("proxy").running(AnAttempt.running("sleep", "600").in(shared)),
                essential("main").after("init", Condition.SUCCESS).after("proxy", Condition.START).running(AnAttempt
                        .shell("until grep -qx sleep /proc/[0-9]*/comm; do true; done; exit $(cat /dev/shm/answer)")
                        .in(shared))));

        assertThat(executor().awaitReport(attempt, AttemptExited.class).exitCode()).isEqualTo(42);
        assertThat(Leftovers.pausesOf(attempt)).hasSize(1);
        executor().attempts().acknowledge(List.of(attempt));
        await().untilAsserted(() -> assertThat(Leftovers.pausesOf(attempt)).isEmpty());
    }

    @Test
    void containers_on_the_network_of_their_pod_reach_one_another() {
        Namespaces shared = new Namespaces(Optional.empty(), Optional.empty(), Optional.of(Scope.TASK));
        AttemptId attempt = executor().place(ATask.pod(
                essential("server").running(AnAttempt.shell("echo 42 | nc -l -p 8042").in(shared)),
                essential("client").running(
                        AnAttempt.shell("until nc 127.0.0.1 8042 > /answer; do sleep 0.1; done; exit $(cat /answer)")
                                .in(shared))));

        assertThat(executor().awaitReport(attempt, AttemptExited.class).exitCode()).isEqualTo(42);
    }

    @Test
    void a_volume_in_memory_is_as_large_as_it_may_be_and_lives_as_long_as_its_pod() throws Exception {
        AttemptId attempt = executor().place(ATask.pod(sidecar("init").running(inMemory("echo 42 > /scratch/answer")),
                essential("main")
                        .running(inMemory("df -k /scratch | tail -1 | awk '{print $1, $2}'; exit $(cat /scratch/answer)"))));

        assertThat(executor().awaitReport(attempt, AttemptExited.class).exitCode()).isEqualTo(42);
        awaitLines(attempt, "main", "tmpfs 1024");
        executor().attempts().acknowledge(List.of(attempt));
        await().untilAsserted(() -> assertThat(Leftovers.volumesOf(attempt)).isEmpty());
    }

    @Test
    void a_pause_container_whose_task_has_never_begun_is_removed_at_the_next_start() throws Exception {
        Attempt unknown = AnAttempt.of(AnExecutor.ID).container("main");
        ContainerSpec failing = AnAttempt.running("no-such-program")
                .in(new Namespaces(Optional.of(Scope.TASK), Optional.empty(), Optional.empty()));
        try (ContainerRuntime runtime = open()) {
            assertThatThrownBy(() -> runtime.start(unknown, failing, new RecordedOutput()))
                    .isInstanceOf(StartFailedException.class);
        }
        assertThat(Leftovers.pausesOf(unknown.id())).hasSize(1);

        try (ContainerRuntime next = open()) {
            next.adopt(_ -> new RecordedOutput());
        }
        assertThat(Leftovers.pausesOf(unknown.id())).isEmpty();
    }

    private static ContainerSpec inMemory(String script) {
        ContainerSpec plain = AnAttempt.shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("scratch", Optional.empty(), Optional.empty(), true, Optional.of(1_048_576L))),
                List.of(new MountPoint("scratch", "/scratch", false)), List.of(), false, false);
    }

    private static ContainerSpec mounting(String path, String script) {
        ContainerSpec plain = AnAttempt.shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("scratch", Optional.empty())), List.of(new MountPoint("scratch", path, false)), List.of(),
                false, false);
    }
}
