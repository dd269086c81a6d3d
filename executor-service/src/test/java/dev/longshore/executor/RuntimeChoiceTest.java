package dev.longshore.executor;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.docker.NeedsDocker;
import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.settings.ExecutorProperties;
import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;

import static org.assertj.core.api.Assertions.assertThat;

@NeedsDocker
class RuntimeChoiceTest {
    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        data.close();
    }

    @Test
    void docker_is_taken_where_an_engine_answers() throws Exception {
        try (ContainerRuntime runtime = chosen(RuntimeName.AUTO, "boot 1")) {
            assertThat(runtime.name()).isEqualTo("docker");
        }
    }

    @Test
    void processes_are_taken_where_they_are_asked_for() throws Exception {
        try (ContainerRuntime runtime = chosen(RuntimeName.PROCESS, "boot 1")) {
            assertThat(runtime.name()).isEqualTo("process");
        }
    }

    @Test
    void processes_are_stayed_with_while_some_are_left_of_this_boot() throws Exception {
        Attempt attempt = AnAttempt.of(new ExecutorId("one"));
        try (ContainerRuntime runtime = chosen(RuntimeName.PROCESS, "boot 1")) {
            runtime.start(attempt, AnAttempt.shell("exit 0"), new RecordedOutput());
        }

        try (ContainerRuntime runtime = chosen(RuntimeName.AUTO, "boot 2")) {
            assertThat(runtime.name()).isEqualTo("docker");
        }
        try (ContainerRuntime runtime = chosen(RuntimeName.AUTO, "boot 1")) {
            assertThat(runtime.name()).isEqualTo("process");
            runtime.adopt(found -> new RecordedOutput()).getFirst().exit().join();
            runtime.remove(attempt.id());
        }
    }

    private ContainerRuntime chosen(RuntimeName name, String boot) throws InterruptedException {
        ExecutorProperties properties = new ExecutorProperties(folder, name, Network.HOST, "", 1, 1, 0, 0, "busybox", "host", 0,
                Duration.ofSeconds(1));
        return new RuntimeChoice(properties, data, new ExecutorIdentity(data.executor(), "this start", boot)).make();
    }
}
