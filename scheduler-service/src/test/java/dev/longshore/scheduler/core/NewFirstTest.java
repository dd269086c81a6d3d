package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody comes first in a queue in which a place is kept for another: on one instance of 8 vCPUs, of which 6 are taken. */
class NewFirstTest {

    private static final Arn POLICY = Arn.batch("us-east-1", "123456789012", "scheduling-policy", "fair");

    private final TestCell cell = TestCell.withVcpus(8);

    @BeforeEach
    void one_instance_on_which_a_job_runs() {
        cell.receive(new SchedulingPolicyDefined(POLICY, "uuid", 1, Duration.ofHours(1), 0, List.of()),
                AQueue.named("main").sharedBy(POLICY).definition());
        cell.defineEnvironment("pool", 8, 8);
        cell.launchAll();
        cell.submit(AJob.named("running").ofShare("a").needing(6, 100));
    }

    @Test
    void what_is_kept_for_one_behind_delays_nobody_who_comes_before() {
        JobId kept = cell.submit(AJob.named("kept").ofShare("a").needing(8, 100));
        JobId behind = cell.submit(AJob.named("behind").ofShare("a"));
        JobId urgent = cell.submit(AJob.named("urgent").ofShare("a").priority(5).needing(2, 100));
        assertThat(cell.status(urgent).status()).isEqualTo(STARTING);
        assertThat(cell.status(behind).status()).isEqualTo(RUNNABLE);

        cell.exits(AJob.id("running"), 0);
        cell.exits(urgent, 0);
        assertThat(cell.status(kept).status()).isEqualTo(STARTING);
    }

    @Test
    void the_place_is_given_to_one_who_comes_first_and_finds_no_room() {
        JobId kept = cell.submit(AJob.named("kept").ofShare("a").needing(8, 100));
        cell.submit(AJob.named("behind").ofShare("a"));
        JobId urgent = cell.submit(AJob.named("urgent").ofShare("a").priority(5).needing(7, 100));
        assertThat(cell.why(urgent)).contains("instance i-00000000000000001 will have room");
        assertThat(cell.why(kept)).startsWith("1 job is ahead in share a; the first of them, " + urgent);
    }

    @Test
    void one_who_needs_the_same_takes_the_place_over() {
        JobId kept = cell.submit(AJob.named("kept").ofShare("a").needing(8, 100));
        cell.submit(AJob.named("behind").ofShare("a"));
        JobId urgent = cell.submit(AJob.named("urgent").ofShare("a").priority(5).needing(8, 100));

        cell.exits(AJob.id("running"), 0);
        assertThat(cell.status(urgent).status()).isEqualTo(STARTING);
        cell.exits(urgent, 0);
        assertThat(cell.status(kept).status()).isEqualTo(STARTING);
    }
}
