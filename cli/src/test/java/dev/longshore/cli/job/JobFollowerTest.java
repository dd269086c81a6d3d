package dev.longshore.cli.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.cli.CommandLineTester;
import dev.longshore.cli.batch.Batch;
import dev.longshore.cli.batch.Gateway;
import dev.longshore.cli.gateway.FakeGateway;
import dev.longshore.cli.pace.Pace;
import dev.longshore.cli.terminal.Terminal;

import static org.assertj.core.api.Assertions.assertThat;

class JobFollowerTest {

    private final FakeGateway gateway = FakeGateway.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void an_end_of_the_log_that_does_not_come_is_told_beside_the_output() {
        new CommandLineTester(home).talkingTo(gateway.endpoint()).run("run", "--", "echo", "lost");
        gateway.withholdLines(Integer.MAX_VALUE);
        var terminal = new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false);
        var batch = new Batch(new Gateway(gateway.endpoint(), Gateway.DEFAULT_REGION));

        new JobFollower(batch, terminal, new Pace(Duration.ofMillis(5)), Duration.ofMillis(50)).follow("job-000");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("The end of the log has not come", "./longshore logs job-000");
    }
}
