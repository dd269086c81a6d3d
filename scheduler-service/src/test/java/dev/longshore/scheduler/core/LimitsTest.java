package dev.longshore.scheduler.core;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class LimitsTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void no_more_jobs_of_a_queue_run_at_once_than_its_limit() {
        cell.receive(AQueue.named("main").running(2).definition());
        JobId first = cell.submit(AJob.named("first"));
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        cell.launchAll();
        assertThat(cell.placed()).containsExactly(first, array.child(0));

        cell.exits(first, 0);
        assertThat(cell.placed()).containsExactly(array.child(1));
    }

    @Test
    void capacity_is_asked_for_no_more_jobs_than_the_limit_lets_start() {
        cell.receive(AQueue.named("main").running(2).definition());
        cell.submit(AJob.anArrayOf(10, "array"));

        assertThat(cell.take(InstanceRequested.class)).singleElement()
                .satisfies(request -> assertThat(request.acceptable().getFirst().resources()).isEqualTo(Resources.of(2, 200)));
    }

    @Test
    void who_waits_for_a_limit_says_so() {
        cell.receive(AQueue.named("main").running(1).definition());
        cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second"));
        cell.launchAll();

        assertThat(cell.why(second)).isEqualTo("job queue main runs 1 job, as many as it may at once");
    }

    @Test
    void who_is_at_a_limit_is_not_ahead_of_those_behind_who_are_not() {
        cell.receive(AQueue.named("main").runningPerShare(1).definition());
        cell.submit(AJob.named("running").ofShare("a"));
        cell.launchAll();
        cell.submit(AJob.named("at its limit").ofShare("a"));
        JobId large = cell.submit(AJob.named("large").needing(16, 100));

        assertThat(cell.why(large)).startsWith("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 16 vCPUs");
    }

    @Test
    void a_share_at_its_limit_is_passed_by_the_others() {
        cell.receive(AQueue.named("main").runningPerShare(1).definition());
        cell.submit(AJob.named("a1").ofShare("a"));
        JobId waiting = cell.submit(AJob.named("a2").ofShare("a"));
        JobId other = cell.submit(AJob.named("b1").ofShare("b"));
        cell.launchAll();
        cell.launchAll();

        assertThat(cell.status(waiting).status()).isEqualTo(RUNNABLE);
        assertThat(cell.why(waiting)).isEqualTo("share a runs 1 job, as many as it may at once");
        assertThat(cell.status(other).status()).isEqualTo(STARTING);
    }

    @Test
    void a_limit_that_is_raised_lets_more_start_at_once() {
        cell.receive(AQueue.named("main").running(1).definition());
        cell.submit(AJob.anArrayOf(3, "array"));
        cell.launchAll();
        cell.receive(AQueue.named("main").running(3).definition());
        cell.launchAll();

        assertThat(cell.placed()).hasSize(3);
    }

    @Test
    void a_turn_costs_no_more_when_more_different_jobs_wait_for_a_limit() {
        long few = bytesOfATurnWithWaiting(100);
        long many = bytesOfATurnWithWaiting(2_000);

        assertThat(many).isLessThan(few * 3);
    }

    private static long bytesOfATurnWithWaiting(int different) {
        TestCell cell = TestCell.withVcpus(16);
        cell.receive(AQueue.named("main").running(1).definition());
        cell.submit(AJob.named("running"));
        cell.launchAll();
        for (int i = 0; i < different; i++) {
            cell.submit(AJob.named("waiting " + i).needing(1, 100 + i));
        }
        return Allocated.by(() -> cell.submit(AJob.named("another")));
    }
}
