package dev.longshore.contracts.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobReportsTest {

    private static final ExecutorId EXECUTOR = new ExecutorId("executor");

    @Test
    void reports_are_at_least_one() {
        assertThatThrownBy(() -> new JobReports(EXECUTOR, "1", List.of())).hasMessage("reports must be at least one");
        assertThatThrownBy(() -> new JobReports(EXECUTOR, "1", null)).hasMessage("reports");
    }
}
