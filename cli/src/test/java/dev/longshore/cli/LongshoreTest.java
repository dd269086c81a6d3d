package dev.longshore.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LongshoreTest {

    @TempDir
    private Path home;

    private CommandLineTester longshore;

    @BeforeEach
    void command_line() {
        longshore = new CommandLineTester(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "down", "status", "run", "logs", "why", "jobs", "simulate", "completion"})
    void every_command_explains_itself(String command) {
        assertThat(longshore.run(command, "--help")).isZero();
        assertThat(longshore.out()).contains("Usage: longshore " + command);
        assertThat(longshore.err()).isEmpty();
    }

    @Test
    void the_help_names_the_variables() {
        assertThat(longshore.run("--help")).isZero();
        assertThat(longshore.out()).contains("LONGSHORE_HOME", "LONGSHORE_ENDPOINT", "LONGSHORE_PORT", "LONGSHORE_RUNTIME",
                "LONGSHORE_JAVA_OPTIONS", "demo", "up", "down", "run");
        assertThat(longshore.out().lines().dropWhile(line -> !line.equals("Variables:")).skip(1)).as("none is broken in two")
                .allMatch(line -> line.startsWith("  LONGSHORE_") || line.startsWith("  AWS_"));
    }

    @Test
    void without_a_command_the_help_is_shown_as_a_wrong_usage() {
        assertThat(longshore.run()).isEqualTo(2);
        assertThat(longshore.out()).isEmpty();
        assertThat(longshore.err()).contains("Usage: longshore", "demo", "LONGSHORE_HOME");
    }

    @Test
    void an_unknown_option_is_a_wrong_usage() {
        assertThat(longshore.run("run", "--cpus", "2", "true")).isEqualTo(2);
        assertThat(longshore.err()).contains("--cpus", "See ./longshore run --help");
    }

    @Test
    void an_unknown_command_is_a_wrong_usage() {
        assertThat(longshore.run("bogus", "--help")).isEqualTo(2);
        assertThat(longshore.err()).isEqualTo("longshore: there is no command 'bogus'\nSee ./longshore --help\n");
    }

    @Test
    void an_unknown_option_is_not_taken_for_a_command() {
        assertThat(longshore.run("--bogus")).isEqualTo(2);
        assertThat(longshore.err()).isEqualTo("longshore: Unknown option: '--bogus'\nSee ./longshore --help\n");
    }

    @Test
    void each_command_is_summed_up_in_a_whole_sentence() {
        longshore.run("--help");
        assertThat(longshore.out().replaceAll("\\s+", " ")).contains("Writes a completion script for bash and zsh. Variables:");
    }

    @Test
    void it_tells_its_version() {
        assertThat(longshore.run("run", "--version")).isZero();
        assertThat(longshore.out()).startsWith("longshore ");
        assertThat(longshore.run("--version")).isZero();
        assertThat(longshore.out()).startsWith("longshore ").contains("Java 25");
    }

    @Test
    void it_completes_commands_and_options() {
        assertThat(longshore.run("completion")).isZero();
        assertThat(longshore.out()).contains("complete -F", "--fail-child", "why");
    }

    @ParameterizedTest
    @CsvSource({"LONGSHORE_PORT,http", "LONGSHORE_PORT,70000", "LONGSHORE_RUNTIME,podman", "LONGSHORE_ENDPOINT,localhost:8080"})
    void a_variable_with_a_bad_value_is_named_in_one_line(String variable, String value) {
        assertThat(longshore.with(variable, value).run("status")).isEqualTo(1);
        assertThat(longshore.err().lines()).singleElement().asString().startsWith("longshore: " + variable + " must be")
                .contains(value);
    }
}
