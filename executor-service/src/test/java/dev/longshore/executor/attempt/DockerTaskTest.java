package dev.longshore.executor.attempt;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.docker.DockerContainerRuntime;
import dev.longshore.executor.docker.DockerEngine;
import dev.longshore.executor.docker.Holdings;
import dev.longshore.executor.docker.Leftovers;
import dev.longshore.executor.docker.NeedsDocker;
import dev.longshore.executor.task.ATask;

import static dev.longshore.executor.task.ATask.essential;
import static dev.longshore.executor.task.ATask.sidecar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@NeedsDocker
class DockerTaskTest extends TaskStories {

    @Override
    protected ContainerRuntime open() {
        return new DockerContainerRuntime(DockerEngine.ofEnvironment(), AnExecutor.ID, "host",
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

    private static ContainerSpec mounting(String path, String script) {
        ContainerSpec plain = AnAttempt.shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("scratch", Optional.empty())), List.of(new MountPoint("scratch", path, false)), List.of(),
                false, false);
    }
}
