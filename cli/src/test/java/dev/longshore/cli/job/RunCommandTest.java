package dev.longshore.cli.job;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.cli.CommandLineTester;
import dev.longshore.cli.gateway.FakeGateway;

import static org.assertj.core.api.Assertions.assertThat;

class RunCommandTest {

    private final FakeGateway gateway = FakeGateway.start();

    @TempDir
    private Path home;

    private CommandLineTester longshore;

    @BeforeEach
    void command_line() {
        longshore = new CommandLineTester(home).talkingTo(gateway.endpoint());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void the_log_is_the_output_and_nothing_else_is() {
        assertThat(longshore.run("run", "--", "sh", "-c", "echo one; echo; echo three")).isZero();
        assertThat(longshore.out()).isEqualTo("one\n\nthree\n");
    }

    @Test
    void the_exit_code_is_that_of_the_job() {
        assertThat(longshore.run("run", "--", "sh", "-c", "exit 7")).isEqualTo(7);
        assertThat(longshore.err()).contains("Job job-000 failed: Essential container in task exited (exit code 7)");
    }

    @Test
    void options_after_the_command_belong_to_the_command() {
        assertThat(longshore.run("run", "echo", "--vcpus", "-n")).isZero();
        assertThat(longshore.out()).isEqualTo("--vcpus -n\n");
    }

    @Test
    void variables_reach_the_command() {
        assertThat(longshore.run("run", "-e", "COLOUR=dark red", "--env", "EMPTY=", "--", "sh", "-c", "echo $COLOUR.$EMPTY."))
                .isZero();
        assertThat(longshore.out()).isEqualTo("dark red..\n");
    }

    @Test
    void environment_queue_and_definition_are_made_once() {
        longshore.run("run", "true");
        longshore.run("run", "true");
        longshore.run("run", "--image", "docker.io/library/debian:12", "true");

        assertThat(gateway.environment("local").path("computeResources").path("maxvCpus").asInt()).isGreaterThanOrEqualTo(16);
        assertThat(gateway.definitions()).hasSize(2).containsKey("run-busybox");
        assertThat(gateway.jobs()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --vcpus -1 true", "run --vcpus 0 true", "run --memory -5 true", "run --memory 1.5 true",
            "jobs --limit -1", "jobs --limit 0"})
    void an_amount_below_one_is_a_wrong_usage_told_in_a_sentence(String command) {
        assertThat(longshore.run(command.split(" "))).isEqualTo(2);
        assertThat(longshore.err().lines()).hasSize(2).first().asString().startsWith("longshore: Invalid value for option '--")
                .contains("it must be a whole number from 1 to");
        assertThat(gateway.jobs()).isEmpty();
    }

    @Test
    void an_unknown_queue_is_the_gateways_to_refuse() {
        assertThat(longshore.run("run", "--queue", "nightly", "true")).isEqualTo(1);
        assertThat(longshore.err()).contains("longshore: Job Queue nightly not found");
    }

    @Test
    void lines_that_come_long_after_the_end_of_their_job_are_waited_for() {
        gateway.withholdLines(40);

        assertThat(longshore.run("run", "--", "echo", "late")).isZero();
        assertThat(longshore.out()).isEqualTo("late\n");
    }

    @Test
    void a_store_that_is_away_for_a_while_is_waited_for() {
        gateway.loseStore(5);

        assertThat(longshore.run("run", "--", "echo", "hello")).isZero();
        assertThat(longshore.out()).isEqualTo("hello\n");
        assertThat(longshore.err()).contains("cannot answer now; waiting for it to come back");
    }

    @Test
    void a_system_that_does_not_answer_is_named() {
        gateway.close();

        assertThat(longshore.run("logs", "job-000")).isEqualTo(1);
        assertThat(longshore.err()).contains("no system answers at " + gateway.endpoint(), "./longshore up");
    }
}
