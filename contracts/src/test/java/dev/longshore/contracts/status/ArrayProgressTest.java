package dev.longshore.contracts.status;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArrayProgressTest {

    @Test
    void each_child_is_counted_once() {
        assertThat(progress(Map.of(JobStatus.RUNNABLE, 2, JobStatus.FAILED, 1)).size()).isEqualTo(3);
        assertThatThrownBy(() -> progress(Map.of(JobStatus.RUNNABLE, 2))).hasMessageContaining("an array of 3")
                .hasMessageContaining(
                        "not 2");
        assertThatThrownBy(() -> progress(Map.of(JobStatus.RUNNABLE, 2, JobStatus.FAILED, 2))).hasMessageContaining("not 4");
        assertThatThrownBy(() -> progress(null)).hasMessage("counts");
    }

    private static ArrayProgress progress(Map<JobStatus, Integer> counts) {
        return new ArrayProgress(3, counts, JobStatus.RUNNABLE);
    }
}
