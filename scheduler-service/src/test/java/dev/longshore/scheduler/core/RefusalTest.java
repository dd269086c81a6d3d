package dev.longshore.scheduler.core;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.PENDING;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class RefusalTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void a_refused_job_fails_with_the_reason_and_so_do_those_that_wait_for_it() {
        JobId waiting = cell.submit(AJob.named("waiting").after("refused"));
        JobId refused = cell.submit(AJob.named("refused").refused("its definition is lost"));
        cell.launchAll();

        assertThat(cell.path(refused)).containsExactly(FAILED);
        assertThat(cell.status(refused).statusReason()).contains("its definition is lost");
        assertThat(cell.path(waiting)).containsExactly(PENDING, FAILED);
    }

    @Test
    void a_refused_array_fails_as_a_whole() {
        JobId refused = cell.submit(AJob.anArrayOf(3, "refused").refused("its definition is lost"));

        assertThat(cell.status(refused).status()).isEqualTo(FAILED);
        assertThat(cell.status(refused).statusReason()).contains("its definition is lost");
        assertThat(cell.status(refused).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 3));
    }

    @Test
    void a_refusal_of_a_job_that_is_known_comes_too_late() {
        JobId job = cell.submit(AJob.named("job"));
        cell.launchAll();
        cell.submit(AJob.named("job").refused("its definition is lost"));

        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING);
    }
}
