package dev.longshore.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.cli.CommandLineTester;

import static org.assertj.core.api.Assertions.assertThat;

class SimulateCommandTest {

    @TempDir
    private Path folder;

    private CommandLineTester longshore;

    @BeforeEach
    void command_line() throws IOException {
        longshore = new CommandLineTester(folder);
        Files.writeString(folder.resolve("trace.csv"), "submit,run,vcpus\n0,10,2\n0,10,2\n");
        write("small.json", 2);
        write("large.json", 4);
    }

    @Test
    void two_configurations_are_compared_in_one_table_and_one_picture() {
        int exit = longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--compare",
                path("large.json"), "--plot", path("result"));

        assertThat(exit).as(longshore.err()).isZero();
        assertThat(longshore.out()).contains("small: 1 of 2 done, 50 %", "small: 2 jobs ran; 20.0s", "large: 2 jobs ran; 10.0s",
                "all · small", "all · large",
                "100");
        assertThat(folder.resolve("result.svg")).isNotEmptyFile();
        assertThat(folder.resolve("result.png")).isNotEmptyFile();
    }

    @Test
    void jobs_that_can_never_run_are_told_with_the_reason() throws IOException {
        Files.writeString(folder.resolve("trace.csv"), "submit,run,vcpus\n0,10,2\n0,10,3\n0,10,3\n");

        longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--plot", path("result"));

        assertThat(longshore.out()).contains("2 can never run there", "2 of them: MISCONFIGURATION:");
    }

    @Test
    void a_file_that_is_wrong_gives_one_line_that_says_where() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "submit,run\n0,soon\n");

        assertThat(longshore.run("simulate", "--trace", path("bad.csv"), "--environments", path("small.json"))).isEqualTo(1);
        assertThat(longshore.err()).hasLineCount(1).contains("bad.csv, line 2: run must be a number");
    }

    @Test
    void a_picture_that_cannot_be_written_is_told_before_the_replay() {
        assertThat(longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--plot",
                path("nowhere/result"))).isEqualTo(1);
        assertThat(longshore.out()).isEmpty();
        assertThat(longshore.err()).hasLineCount(1).contains("no picture can be written to " + folder.resolve("nowhere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pictures/"})
    void a_picture_needs_a_name(String plot) {
        assertThat(longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--plot", plot))
                .isEqualTo(1);
        assertThat(longshore.err()).isEqualTo("longshore: --plot must end in a name for the picture, not be '" + plot + "'\n");
    }

    @Test
    void a_second_configuration_that_is_wrong_is_told_before_the_first_is_replayed() {
        assertThat(longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--compare",
                path("none.json"), "--plot", path("result"))).isEqualTo(1);
        assertThat(longshore.out()).isEmpty();
        assertThat(longshore.err()).hasLineCount(1).contains("none.json cannot be read: there is no such file");
    }

    @Test
    void as_many_are_told_as_have_ended() throws IOException {
        Files.writeString(folder.resolve("trace.csv"), "submit,run,vcpus\n0,10,2\n0,10,2\n0,10,2\n");

        longshore.run("simulate", "--trace", path("trace.csv"), "--environments", path("small.json"), "--plot", path("result"));

        assertThat(longshore.out()).contains("small: 1 of 3 done, 30 %\nsmall: 2 of 3 done, 60 %\nsmall: 3 of 3 done, 100 %\n");
    }

    @Test
    void both_files_are_needed() {
        assertThat(longshore.run("simulate", "--trace", path("trace.csv"))).isEqualTo(2);
        assertThat(longshore.err()).contains("--environments");
    }

    private void write(String name, int vcpus) throws IOException {
        Files.writeString(folder.resolve(name), """
                {"hosts": [{"count": 1, "vcpus": %1$d, "memory": 1024}],
                 "computeEnvironments": [{"name": "pool", "minvCpus": %1$d, "maxvCpus": %1$d}],
                 "jobQueues": [{"name": "main", "priority": 1, "computeEnvironments": ["pool"]}]}""".formatted(vcpus));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
