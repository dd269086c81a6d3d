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

/** Dependencies of type N_TO_N. */
class ChildByChildTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void each_child_starts_after_the_child_of_the_same_index_has_succeeded() {
        JobId first = cell.submit(AJob.anArrayOf(3, "first"));
        JobId second = placed(AJob.anArrayOf(3, "second").eachAfter("first"));
        cell.exits(first.child(1), 0);

        assertThat(cell.status(second.child(1)).status()).isEqualTo(STARTING);
        assertThat(cell.history(second.child(0))).isEmpty();
        assertThat(cell.status(second).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 1, PENDING, 2));
    }

    @Test
    void a_child_that_fails_fails_the_one_of_the_same_index_only() {
        JobId first = cell.submit(AJob.anArrayOf(2, "first"));
        JobId second = placed(AJob.anArrayOf(2, "second").eachAfter("first"));
        cell.exits(first.child(0), 1);
        assertThat(cell.path(second.child(0))).containsExactly(FAILED);
        assertThat(cell.status(second.child(0)).statusReason()).contains("Dependent Job failed");

        cell.exits(first.child(1), 0);
        cell.exits(second.child(1), 0);
        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(second.child(1)).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void an_array_of_which_some_children_have_ended_is_joined_where_it_stands() {
        JobId first = placed(AJob.anArrayOf(3, "first"));
        cell.exits(first.child(0), 0);
        cell.exits(first.child(1), 1);
        JobId second = cell.submit(AJob.anArrayOf(3, "second").eachAfter("first"));

        assertThat(cell.status(second.child(0)).status()).isEqualTo(STARTING);
        assertThat(cell.status(second.child(1)).status()).isEqualTo(FAILED);
        assertThat(cell.history(second.child(2))).isEmpty();
    }

    @Test
    void an_array_that_has_ended_lets_all_go_whose_child_has_succeeded() {
        JobId first = placed(AJob.anArrayOf(3, "first"));
        cell.exits(first.child(0), 0);
        cell.exits(first.child(1), 1);
        cell.exits(first.child(2), 0);
        JobId second = cell.submit(AJob.anArrayOf(3, "second").eachAfter("first"));

        assertThat(cell.placed()).endsWith(second.child(0), second.child(2));
        assertThat(cell.status(second.child(1)).statusReason()).contains("Dependent Job failed");
    }

    @Test
    void children_that_failed_by_their_parent_s_word_fail_others_by_that_of_theirs() {
        JobId first = cell.submit(AJob.anArrayOf(10_000, "first").needing(16, 100));
        JobId second = placed(AJob.anArrayOf(10_000, "second").eachAfter("first"));
        cell.exits(first.child(0), 0);
        cell.cancel(first, "not wanted");
        assertThat(cell.status(second).array().orElseThrow().untouchedStatus()).isEqualTo(FAILED);
        assertThat(cell.history(second.child(7))).isEmpty();
        assertThat(cell.status(second).status()).isEqualTo(PENDING);

        cell.exits(first.child(1), 0);
        cell.exits(second.child(0), 0);
        cell.exits(second.child(1), 0);
        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(second).array().orElseThrow().counts()).isEqualTo(Map.of(SUCCEEDED, 2, FAILED, 9_998));
    }

    @Test
    void what_the_gateway_knows_of_a_forgotten_array_counts_child_by_child() {
        JobId array = cell.submit(AJob.anArrayOf(4, "array").eachAfterOneKnownToHaveFailedIn("forgotten", 1, 3));

        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 2, RUNNABLE, 2));
        assertThat(cell.path(array.child(1))).containsExactly(FAILED);
    }

    @Test
    void arrays_of_different_sizes_do_not_go_together() {
        cell.submit(AJob.anArrayOf(3, "first"));
        JobId second = cell.submit(AJob.anArrayOf(2, "second").eachAfter("first"));

        assertThat(cell.path(second)).containsExactly(FAILED);
        assertThat(cell.status(second).statusReason().orElseThrow())
                .startsWith("Dependency N_TO_N needs two arrays of the same size");
    }

    @Test
    void an_array_of_another_size_that_comes_later_fails_who_waits_for_it() {
        JobId second = cell.submit(AJob.anArrayOf(2, "second").eachAfter("first"));
        assertThat(cell.path(second)).containsExactly(PENDING);
        cell.submit(AJob.anArrayOf(3, "first"));

        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
    }

    @Test
    void a_child_that_an_array_does_not_have_is_not_waited_for() {
        cell.submit(AJob.anArrayOf(2, "array"));
        JobId after = cell.submit(AJob.named("after").afterChild("array", 2));
        JobId before = cell.submit(AJob.named("before").afterChild("later", 2));
        cell.submit(AJob.anArrayOf(2, "later"));

        assertThat(cell.status(after).statusReason().orElseThrow()).startsWith("Dependency on ");
        assertThat(cell.status(before).status()).isEqualTo(FAILED);
    }

    @Test
    void a_child_waits_for_both_arrays_and_for_the_job_as_a_whole() {
        JobId one = cell.submit(AJob.anArrayOf(2, "one"));
        JobId other = cell.submit(AJob.anArrayOf(2, "other"));
        JobId whole = cell.submit(AJob.named("whole"));
        JobId last = placed(AJob.anArrayOf(2, "last").eachAfter("one").eachAfter("other").after("whole"));
        cell.exits(one.child(0), 0);
        cell.exits(other.child(0), 0);
        cell.exits(one.child(1), 0);
        assertThat(cell.history(last.child(0))).isEmpty();

        cell.exits(whole, 0);
        assertThat(cell.status(last.child(0)).status()).isEqualTo(STARTING);
        assertThat(cell.history(last.child(1))).isEmpty();

        cell.exits(other.child(1), 0);
        assertThat(cell.status(last.child(1)).status()).isEqualTo(STARTING);
    }

    @Test
    void child_by_child_and_in_sequence_go_together() {
        JobId first = cell.submit(AJob.anArrayOf(2, "first"));
        JobId second = placed(AJob.anArrayOf(2, "second").eachAfter("first").sequential());
        cell.exits(first.child(1), 0);
        assertThat(cell.history(second.child(1))).isEmpty();

        cell.exits(first.child(0), 0);
        cell.exits(second.child(0), 0);
        assertThat(cell.status(second.child(1)).status()).isEqualTo(STARTING);
    }

    @Test
    void after_any_end_a_child_starts_also_when_the_other_has_failed() {
        JobId first = cell.submit(AJob.anArrayOf(100, "first").needing(16, 1_600));
        JobId second = placed(AJob.anArrayOf(100, "second").eachAfter("first").afterAnyEnd());
        cell.terminate(first, "not wanted");
        assertThat(cell.status(second).array().orElseThrow().counts()).isEqualTo(Map.of(RUNNABLE, 99, PENDING, 1));

        cell.exits(first.child(0), 143);
        assertThat(cell.status(second).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 16, RUNNABLE, 84));
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
