package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.PENDING;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class ExpiryTest {

    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private final TestCell cell = TestCell.withVcpus(1);

    @Test
    void a_job_that_was_not_started_in_time_fails_and_says_so() {
        JobId job = cell.submit(AJob.named("job").expiresAt(cell.now().plus(TWO_HOURS)));
        cell.pass(TWO_HOURS.minusSeconds(1));
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);

        cell.pass(Duration.ofSeconds(1));
        assertThat(cell.path(job)).containsExactly(RUNNABLE, FAILED);
        assertThat(cell.status(job).statusReason()).contains("Expired: not started within PT2H");
    }

    @Test
    void a_job_that_waits_for_another_expires_too() {
        cell.submit(AJob.named("first"));
        JobId job = cell.submit(AJob.named("job").after("first").expiresAt(cell.now().plus(TWO_HOURS)));
        cell.pass(TWO_HOURS);

        assertThat(cell.path(job)).containsExactly(PENDING, FAILED);
    }

    @Test
    void a_job_that_was_started_in_time_runs_and_is_retried_however_late() {
        JobId job = cell.submit(AJob.named("job").attempts(2).expiresAt(cell.now().plus(TWO_HOURS)));
        cell.launchAll();
        cell.runs(job);
        cell.pass(TWO_HOURS.multipliedBy(2));
        cell.exits(job, 1);

        assertThat(cell.status(job).status()).isEqualTo(STARTING);
    }

    @Test
    void of_an_array_those_children_expire_that_were_not_started() {
        JobId array = cell.submit(AJob.anArrayOf(1_000, "array").expiresAt(cell.now().plus(TWO_HOURS)));
        cell.launchAll();
        cell.pass(TWO_HOURS);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 1, FAILED, 999));
        assertThat(cell.status(array).array().orElseThrow().untouchedReason()).contains("Expired: not started within PT2H");

        cell.exits(array.child(0), 0);
        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array.child(0)).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void of_a_sequential_array_those_behind_the_running_one_expire() {
        JobId array = cell.submit(AJob.anArrayOf(3, "array").sequential().expiresAt(cell.now().plus(TWO_HOURS)));
        cell.launchAll();
        cell.pass(TWO_HOURS);
        cell.exits(array.child(0), 0);

        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 1, FAILED, 2));
    }
}
