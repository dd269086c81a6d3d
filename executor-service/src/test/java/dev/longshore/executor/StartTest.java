package dev.longshore.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.executor.host.DataFolder;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot start says so in one line, with exit code 1: tried with a JVM of its own. */
class StartTest {
    @TempDir
    Path folder;

    @Test
    void a_bad_value() throws Exception {
        assertThat(failedStart("--longshore.executor.vcpu-overcommit=0")).isEqualTo("executor-service cannot start: "
                + "longshore.executor.vcpu-overcommit is '0.0'; it must be greater than or equal to 0.1");
    }

    @Test
    void a_data_folder_that_cannot_be_written() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(failedStart("--longshore.executor.data-folder=" + file.resolve("data")))
                .startsWith("executor-service cannot start: the data folder " + file.resolve("data") + " cannot be used: ");
    }

    @Test
    void a_data_folder_in_use() throws Exception {
        try (DataFolder taken = DataFolder.open(folder)) {
            assertThat(failedStart("--longshore.executor.data-folder=" + taken.path()))
                    .isEqualTo("executor-service cannot start: the data folder " + folder + " is in use by another executor");
        }
    }

    @Test
    void an_address_that_is_none() throws Exception {
        assertThat(failedStart("--longshore.executor.runtime=docker", "--longshore.executor.data-folder=" + folder))
                .isEqualTo("executor-service cannot start: the runtime docker cannot be used: "
                        + "DOCKER_HOST is 'nowhere'; it must begin with unix:// or tcp:// or npipe://");
    }

    @Test
    void docker_without_an_engine() throws Exception {
        Path socket = folder.resolve("docker.sock");

        assertThat(failedStartWith("unix://" + socket, "--longshore.executor.runtime=docker",
                "--longshore.executor.data-folder=" + folder))
                .startsWith("executor-service cannot start: the runtime docker cannot be used: "
                        + "no Docker engine answers at unix://" + socket + " (");
    }

    private String failedStart(String... arguments) throws IOException, InterruptedException {
        return failedStartWith("nowhere", arguments);
    }

    private String failedStartWith(String engine, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
                ExecutorApplication.class.getName(), "--server.port=0"));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DOCKER_HOST", engine);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(said).stream().filter(line -> !line.contains(" INFO ")).toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }
}
