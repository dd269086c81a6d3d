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

class SequentialArraysTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void each_child_starts_after_the_one_before_it_has_succeeded() {
        JobId array = placed(AJob.anArrayOf(3, "array").sequential());
        assertThat(cell.placed()).containsExactly(array.child(0));
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 1, PENDING, 2));

        cell.exits(array.child(0), 0);
        assertThat(cell.placed()).containsExactly(array.child(1));
        assertThat(cell.path(array.child(1))).containsExactly(RUNNABLE, STARTING);

        cell.exits(array.child(1), 0);
        cell.exits(array.child(2), 0);
        assertThat(cell.path(array)).containsExactly(PENDING, SUCCEEDED);
    }

    @Test
    void a_child_that_fails_fails_all_later_ones_at_the_cost_of_one() {
        JobId array = placed(AJob.anArrayOf(10_000, "array").sequential());
        cell.exits(array.child(0), 0);
        cell.exits(array.child(1), 1);

        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 1, FAILED, 9_999));
        assertThat(cell.status(array).statusReason()).contains("Array Child Job failed");
        assertThat(cell.status(array).array().orElseThrow().untouchedReason()).contains("Dependent Job failed");
        assertThat(cell.history(array.child(2))).isEmpty();
    }

    @Test
    void a_child_that_is_retried_holds_up_those_behind_it() {
        JobId array = placed(AJob.anArrayOf(2, "array").sequential().attempts(2));
        cell.exits(array.child(0), 1);
        cell.exits(array.child(0), 0);

        assertThat(cell.status(array.child(1)).status()).isEqualTo(STARTING);
    }

    @Test
    void a_child_that_is_terminated_before_its_turn_fails_those_behind_it_when_the_line_has_come_to_it() {
        JobId array = placed(AJob.anArrayOf(4, "array").sequential());
        cell.terminate(array.child(2), "not wanted");
        assertThat(cell.status(array.child(2)).status()).isEqualTo(FAILED);

        cell.exits(array.child(0), 0);
        assertThat(cell.status(array.child(1)).status()).isEqualTo(STARTING);

        cell.exits(array.child(1), 0);
        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 2, FAILED, 2));
    }

    @Test
    void a_child_that_is_cancelled_before_its_turn_fails_when_the_one_before_it_has_ended() {
        JobId array = placed(AJob.anArrayOf(3, "array").sequential());
        cell.cancel(array.child(1), "not wanted");
        assertThat(cell.status(array.child(1)).status()).isEqualTo(PENDING);
        assertThat(cell.status(array.child(1)).cancelled()).isTrue();

        cell.exits(array.child(0), 0);
        assertThat(cell.status(array.child(1)).statusReason()).contains("not wanted");
        assertThat(cell.status(array).status()).isEqualTo(FAILED);
    }

    @Test
    void a_sequential_array_waits_for_other_jobs_as_a_whole_first() {
        JobId first = cell.submit(AJob.named("first"));
        JobId array = placed(AJob.anArrayOf(2, "array").sequential().after("first"));
        assertThat(cell.history(array.child(0))).isEmpty();

        cell.exits(first, 0);
        assertThat(cell.status(array.child(0)).status()).isEqualTo(STARTING);
        assertThat(cell.history(array.child(1))).isEmpty();
    }

    @Test
    void after_any_end_a_child_that_fails_only_makes_way_for_the_next() {
        JobId array = placed(AJob.anArrayOf(2, "array").sequential().afterAnyEnd());
        cell.exits(array.child(0), 1);
        cell.exits(array.child(1), 0);

        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array.child(1)).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void cancelling_a_sequential_array_lets_the_child_that_runs_end_and_no_other_begin() {
        JobId array = placed(AJob.anArrayOf(5, "array").sequential());
        cell.cancel(array, "not wanted");
        assertThat(cell.status(array).status()).isEqualTo(PENDING);

        cell.exits(array.child(0), 0);
        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).statusReason()).contains("not wanted");
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 1, FAILED, 4));
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
