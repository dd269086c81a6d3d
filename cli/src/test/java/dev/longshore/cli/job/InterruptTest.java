package dev.longshore.cli.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.gateway.FakeGateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The command line in a process of its own, which is then interrupted. */
class InterruptTest {

    private final FakeGateway gateway = FakeGateway.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_interrupted_run_terminates_its_job() throws Exception {
        Process run = start("run", "--", "sleep", "600");
        await().until(() -> !gateway.jobs().isEmpty() && gateway.status("job-000").equals("RUNNING"));
        await().until(() -> said().contains("Job job-000"));

        // Not SIGINT, which the JVM shuts down on in the same way: a build that runs in the background passes on that it is ignored.
        new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();

        assertThat(run.waitFor()).isEqualTo(143);
        assertThat(gateway.status("job-000")).isEqualTo("FAILED");
        assertThat(said()).contains("Interrupted: job job-000 is terminated.");
    }

    private Process start(String... arguments) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "dev.longshore.cli.Longshore").redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("LONGSHORE_ENDPOINT", gateway.endpoint().toString());
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }
}
