package dev.longshore.scheduler.core;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.status.ArrayProgress;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.PENDING;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class ArrayJobsTest {

    private final TestCell cell = TestCell.withVcpus(2);

    @Test
    void a_new_array_is_pending_and_its_children_cost_nothing_until_they_differ() {
        JobId array = cell.submit(AJob.anArrayOf(10_000, "array"));

        assertThat(cell.path(array)).containsExactly(PENDING);
        assertThat(cell.status(array).array()).contains(new ArrayProgress(10_000, Map.of(RUNNABLE, 10_000), RUNNABLE));
        assertThat(cell.history(array.child(0))).isEmpty();
    }

    @Test
    void children_are_placed_by_index_and_told_of_from_then_on() {
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        cell.launchAll();

        assertThat(cell.placed()).containsExactly(array.child(0), array.child(1));
        assertThat(cell.path(array.child(0))).containsExactly(STARTING);
        assertThat(cell.history(array.child(2))).isEmpty();
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 2, RUNNABLE, 1));
    }

    @Test
    void an_array_succeeds_when_all_its_children_have() {
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        cell.launchAll();
        cell.exits(array.child(1), 0);
        cell.exits(array.child(0), 0);
        cell.exits(array.child(2), 0);

        assertThat(cell.path(array)).containsExactly(PENDING, SUCCEEDED);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 3));
    }

    @Test
    void an_array_fails_when_all_its_children_have_ended_and_one_has_failed() {
        JobId array = cell.submit(AJob.anArrayOf(2, "array"));
        cell.launchAll();
        cell.exits(array.child(0), 7);
        assertThat(cell.status(array).status()).isEqualTo(PENDING);

        cell.exits(array.child(1), 0);
        assertThat(cell.status(array).status()).isEqualTo(FAILED);
        assertThat(cell.status(array).statusReason()).contains("Array Child Job failed");
    }

    @Test
    void a_child_that_fails_is_retried_before_children_that_have_not_run() {
        JobId array = cell.submit(AJob.anArrayOf(3, "array").attempts(2));
        cell.launchAll();
        cell.placed();
        cell.exits(array.child(0), 1);

        assertThat(cell.placed()).containsExactly(array.child(0));
        assertThat(cell.path(array.child(0))).containsExactly(STARTING, RUNNING, RUNNABLE, STARTING);
        assertThat(cell.status(array.child(0)).attempts()).hasSize(1);
    }

    @Test
    void versions_of_a_parent_grow_by_one_with_each_change_of_its_counts() {
        JobId array = cell.submit(AJob.anArrayOf(2, "array"));
        cell.launchAll();
        cell.runs(array.child(0));

        assertThat(cell.history(array)).extracting(status -> status.version()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_array_of_a_million_is_submitted_depended_upon_and_terminated_at_the_cost_of_a_few() {
        JobId array = cell.submit(AJob.anArrayOf(1_000_000, "array"));
        JobId after = cell.submit(AJob.anArrayOf(1_000_000, "after").eachAfter("array"));
        cell.launchAll();
        cell.exits(array.child(0), 0);
        cell.terminate(array, "not wanted");
        assertThat(cell.status(array).array().orElseThrow().counts())
                .isEqualTo(Map.of(SUCCEEDED, 1, STARTING, 2, FAILED, 999_997));
        assertThat(cell.status(after).array().orElseThrow().counts())
                .isEqualTo(Map.of(RUNNABLE, 1, PENDING, 2, FAILED, 999_997));

        cell.exits(array.child(1), 143);
        cell.exits(array.child(2), 143);
        assertThat(cell.status(array).status()).isEqualTo(FAILED);
        assertThat(cell.entities()).hasSizeLessThan(20);
    }
    @Test
    void a_child_that_could_never_run_again_says_so_no_longer_when_its_environment_has_grown() {
        TestCell cell = TestCell.withVcpus(4);
        JobId array = cell.submit(AJob.anArrayOf(2, "a").needing(4, 100).attempts(2));
        cell.launchAll();
        cell.defineEnvironment("pool", 0, 2);
        cell.exits(array.child(0), 1);
        assertThat(cell.status(array.child(0)).statusReason()).isPresent();

        cell.defineEnvironment("pool", 0, 8);
        assertThat(cell.status(array.child(0)).statusReason()).isEmpty();
    }

}
