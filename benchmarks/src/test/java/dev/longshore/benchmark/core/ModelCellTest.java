package dev.longshore.benchmark.core;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCellTest {

    @Test
    void every_job_that_is_measured_runs_to_its_end() {
        ModelCell cell = new ModelCell(16);
        cell.submit(5_000);

        int ended = 0;
        for (int finished = cell.finish(16); finished > 0; finished = cell.finish(16)) {
            ended += finished;
        }

        assertThat(ended).isEqualTo(5_000);
    }
}
