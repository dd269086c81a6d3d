package dev.longshore.scheduler.core;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.PENDING;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class DependenciesTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void a_job_waits_until_all_jobs_that_it_depends_on_have_succeeded() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second"));
        JobId last = cell.submit(AJob.named("last").after("first", "second"));
        cell.launchAll();
        cell.exits(first, 0);
        assertThat(cell.path(last)).containsExactly(PENDING);

        cell.exits(second, 0);
        assertThat(cell.path(last)).containsExactly(PENDING, RUNNABLE, STARTING);
    }

    @Test
    void a_failed_job_fails_those_that_depend_on_it_and_so_on() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));
        JobId third = cell.submit(AJob.named("third").after("second"));
        cell.launchAll();
        cell.exits(first, 1);

        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
        assertThat(cell.path(third)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(third).statusReason()).contains("Dependent Job failed");
    }

    @Test
    void a_chain_of_thousands_fails_from_its_head_in_one_turn() {
        JobId head = cell.submit(AJob.named("0"));
        for (int i = 1; i <= 5_000; i++) {
            cell.submit(AJob.named("" + i).after("" + (i - 1)));
        }
        cell.terminate(head, "no longer wanted");

        assertThat(cell.status(AJob.id("5000")).status()).isEqualTo(FAILED);
    }

    @Test
    void an_array_that_depends_on_a_failed_job_fails_without_a_word_about_its_children() {
        JobId first = cell.submit(AJob.named("first"));
        JobId array = cell.submit(AJob.anArrayOf(1_000, "array").after("first"));
        assertThat(cell.status(array).array().orElseThrow().untouchedStatus()).isEqualTo(PENDING);
        cell.terminate(first, "no longer wanted");

        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).statusReason()).contains("Dependent Job failed");
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 1_000));
        assertThat(cell.history(array.child(0))).isEmpty();
    }

    @Test
    void who_depends_on_an_array_waits_for_all_of_it() {
        JobId array = cell.submit(AJob.anArrayOf(2, "array"));
        JobId last = cell.submit(AJob.named("last").after("array"));
        cell.launchAll();
        cell.exits(array.child(0), 0);
        assertThat(cell.path(last)).containsExactly(PENDING);

        cell.exits(array.child(1), 0);
        assertThat(cell.path(last)).containsExactly(PENDING, RUNNABLE, STARTING);
    }

    @Test
    void a_job_that_is_not_known_yet_is_waited_for() {
        JobId last = cell.submit(AJob.named("last").after("first"));
        assertThat(cell.path(last)).containsExactly(PENDING);

        JobId first = cell.submit(AJob.named("first"));
        cell.launchAll();
        cell.exits(first, 0);
        assertThat(cell.status(last).status()).isEqualTo(STARTING);
    }

    @Test
    void what_the_gateway_knows_of_a_forgotten_job_counts() {
        JobId good = cell.submit(AJob.named("good").afterOneKnownToHave(SUCCEEDED, "forgotten"));
        JobId bad = cell.submit(AJob.named("bad").afterOneKnownToHave(FAILED, "forgotten too"));

        assertThat(cell.path(good)).containsExactly(RUNNABLE);
        assertThat(cell.path(bad)).containsExactly(FAILED);
        assertThat(cell.status(bad).statusReason()).contains("Dependent Job failed");
    }

    @Test
    void a_job_may_depend_on_a_single_child_of_an_array() {
        JobId array = cell.submit(AJob.anArrayOf(100, "array").needing(10, 100));
        JobId last = cell.submit(AJob.named("last").afterChild("array", 99));
        cell.terminate(array, "no longer wanted");

        assertThat(cell.path(last)).containsExactly(PENDING, FAILED);
    }
}
