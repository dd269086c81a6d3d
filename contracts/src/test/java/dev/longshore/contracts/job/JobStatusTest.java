package dev.longshore.contracts.job;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobStatusTest {

    @Test
    void the_matrix_of_transitions_is_that_of_aws_batch() {
        assertThat(matrix()).isEqualTo("""
                SUBMITTED -> PENDING RUNNABLE FAILED
                PENDING -> RUNNABLE SUCCEEDED FAILED
                RUNNABLE -> STARTING FAILED
                STARTING -> RUNNABLE RUNNING SUCCEEDED FAILED
                RUNNING -> RUNNABLE SUCCEEDED FAILED
                SUCCEEDED ->
                FAILED ->""");
    }

    private static String matrix() {
        return Stream.of(JobStatus.values()).map(JobStatusTest::row).collect(Collectors.joining("\n"));
    }

    private static String row(JobStatus from) {
        return (from + " -> "
                + Stream.of(JobStatus.values()).filter(from::mayBecome).map(Enum::name).collect(Collectors.joining(" ")))
                .strip();
    }
}
