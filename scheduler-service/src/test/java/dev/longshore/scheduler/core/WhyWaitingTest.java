package dev.longshore.scheduler.core;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

class WhyWaitingTest {

    private final TestCell cell = TestCell.withVcpus(2);

    @Test
    void the_first_in_line_says_what_it_needs_and_what_is_in_the_way() {
        placed(AJob.named("running").needing(2, 100));
        JobId job = cell.submit(AJob.named("first"));

        assertThat(cell.why(job)).isEqualTo("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 1 vCPU, 100 MiB;"
                + " compute environment pool has 2 vCPUs of at most 2");
    }

    @Test
    void who_is_behind_knows_how_many_are_ahead_and_who_is_first() {
        placed(AJob.named("running").needing(2, 100));
        JobId first = cell.submit(AJob.anArrayOf(2_000, "array"));
        JobId last = cell.submit(AJob.named("last"));

        assertThat(cell.why(last)).startsWith("2,000 jobs are ahead in the queue; the first of them, " + first + ": CAPACITY:");
        assertThat(cell.why(first.child(5))).startsWith("5 jobs are ahead in the queue");
        assertThat(cell.why(first)).startsWith("2000 of 2000 children wait: CAPACITY:");
    }

    @Test
    void a_job_for_which_an_instance_is_starting_names_it() {
        JobId job = cell.submit(AJob.named("a"));

        assertThat(cell.why(job)).isEqualTo(
                "needs 1 vCPU, 100 MiB; instance i-00000000000000001 of compute environment pool is starting");
    }

    @Test
    void a_job_that_waits_for_others_names_them() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));

        assertThat(cell.why(second)).isEqualTo("waiting for job " + first + " to succeed");
    }

    @Test
    void a_job_that_waits_for_any_end_of_others_says_so() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first").afterAnyEnd());

        assertThat(cell.why(second)).isEqualTo("waiting for job " + first + " to end");
    }

    @Test
    void a_job_whose_queue_is_not_known_waits_for_it() {
        JobId job = cell.submit(AJob.named("a").in("unheard-of"));
        assertThat(cell.why(job)).isEqualTo("job queue unheard-of is not known to the scheduler yet");

        cell.defineQueue("unheard-of", 1, "pool");
        cell.launchAll();
        assertThat(cell.placed()).containsExactly(job);
    }

    @Test
    void without_a_host_there_is_no_room() {
        cell.hosts(Resources.NONE);
        JobId job = cell.submit(AJob.named("a"));

        assertThat(cell.why(job)).endsWith("no host is registered for compute environment pool");
        assertThat(cell.status(job).statusReason()).contains(cell.why(job));
    }

    @Test
    void jobs_that_do_not_wait_have_no_reason() {
        JobId job = placed(AJob.named("a"));

        assertThat(cell.why(job)).isNull();
        assertThat(cell.why(AJob.id("unknown"))).isNull();
    }

    @Test
    void the_census_counts_children_and_single_jobs() {
        cell.submit(AJob.anArrayOf(5, "array"));
        cell.submit(AJob.named("a"));

        assertThat(cell.core().census().jobs()).isEqualTo(Map.of(AJob.MAIN_QUEUE, Map.of(RUNNABLE, 6)));
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
