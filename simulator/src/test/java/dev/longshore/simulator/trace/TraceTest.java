package dev.longshore.simulator.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.simulator.UnusableFileException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TraceTest {

    @TempDir
    private Path folder;

    @Test
    void a_line_of_the_standard_workload_format_is_a_job() throws IOException {
        Path file = write("t.swf", "; Computer: a cluster\n\n  1 60 5 3600.5 8 -1 -1 16 7200 2048 1 7 1 -1 2 -1 -1 -1\n");

        assertThat(Trace.read(file)).containsExactly(new TraceJob(3, Duration.ofSeconds(60), Duration.ofMillis(3_600_500),
                Resources.of(16, 32), Optional.of(Duration.ofSeconds(7200)), Optional.of("2"), Optional.of("7"),
                Optional.empty()));
    }

    @Test
    void what_the_standard_workload_format_does_not_know_is_left_out() throws IOException {
        Path file = write("t.swf", """
                1 0 -1 10 4 -1 -1 -1 -1 -1 1 -1 -1 -1 -1 -1 -1 -1
                2 0 -1 -1 4 -1 -1 4 -1 -1 5 -1 -1 -1 -1 -1 -1 -1
                """);

        assertThat(Trace.read(file)).as("the second was cancelled before it ran").containsExactly(new TraceJob(1, Duration.ZERO,
                Duration.ofSeconds(10), Resources.of(4, 1), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty()));
    }

    @Test
    void columns_come_in_any_order_and_may_be_missing() throws IOException {
        Path file = write("t.csv", "run, submit, share, memory, children, queue\n1.5, 2, alice, 512, 3,\n");

        assertThat(Trace.read(file)).containsExactly(new TraceJob(2, Duration.ofSeconds(2), Duration.ofMillis(1500),
                Resources.of(1, 512), Optional.empty(), Optional.empty(), Optional.of("alice"), Optional.of(3)));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        assertThat(Trace.read(write("t.csv", "\uFEFFsubmit,run\r\n1,2\r\n"))).singleElement()
                .extracting(TraceJob::run).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t.csv | submit              | line 1: the columns submit and run are needed
            t.csv | submit,run,cpus     | line 1: there is no column 'cpus'
            t.csv | submit,run;1,2,3    | line 2: 3 values for 2 columns
            t.csv | submit,run;1,soon   | line 2: run must be a number from 0 to 1000000000, not 'soon'
            t.csv | submit,run;1,-4     | line 2: run must be a number from 0 to 1000000000, not '-4'
            t.csv | submit,run;1,1e300  | line 2: run must be a number from 0 to 1000000000, not '1e300'
            t.csv | submit,run;1,NaN    | line 2: run must be a number from 0 to 1000000000, not 'NaN'
            t.csv | submit,run,vcpus;1,1,0      | line 2: vcpus must be a number from 0.001 to 1000000, not '0'
            t.csv | submit,run,vcpus;1,1,1e9    | line 2: vcpus must be a number from 0.001 to 1000000, not '1e9'
            t.csv | submit,run,memory;1,1,0     | line 2: memory must be a number from 1 to 1000000000, not '0'
            t.csv | submit,run,limit;1,1,0      | line 2: limit must be a number from 1 to 1000000000, not '0'
            t.csv | submit,run,children;1,1,1   | line 2: children must be a whole number from 2 to 1000000, not '1'
            t.csv | submit,run,children;1,1,2.5 | line 2: children must be a whole number from 2 to 1000000, not '2.5'
            t.csv | submit,run,gpus;1,1,0.5     | line 2: gpus must be a whole number from 0 to 1000, not '0.5'
            t.csv | submit,run,gpus,run;1,1,1,1 | line 1: there are two columns 'run'
            t.csv | submit,run;1,       | line 2: run is needed
            t.csv | submit,run          | holds no job
            t.swf | 1 2 3               | line 1: a job has 18 fields in the Standard Workload Format, not 3
            t.swf | 1 0 0 9 4000000 -1 -1 -1 -1 -1 1 -1 -1 -1 -1 -1 -1 -1 | line 1: field 5 must be a number of at most 1000000, not '4000000'
            t.swf | 1 0 0 NaN 4 -1 -1 -1 -1 -1 1 -1 -1 -1 -1 -1 -1 -1     | line 1: field 4 must be a number of at most 1000000000, not 'NaN'
            t.swf | 1 0 0 soon 4 -1 -1 -1 -1 -1 1 -1 -1 -1 -1 -1 -1 -1    | line 1: field 4 must be a number of at most 1000000000, not 'soon'
            t.swf | ; nothing           | holds no job
            """)
    void what_is_wrong_is_said_with_its_place(String name, String text, String message) throws IOException {
        Path file = write(name, text.replace(';' == text.charAt(0) ? "\u0000" : ";", "\n"));

        assertThatThrownBy(() -> Trace.read(file)).isInstanceOf(UnusableFileException.class).hasMessageContaining(message)
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path file = folder.resolve("none.swf");

        assertThatThrownBy(() -> Trace.read(file)).isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(file.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
