package dev.longshore.scheduler.core;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ConsumableResourceUsed;
import dev.longshore.contracts.resource.ResourceDefinition.ConsumableResourceDefined;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class ConsumablesTest {

    private static final Arn LICENCE = Arn.batch("us-east-1", "123456789012", "consumable-resource", "licence");
    private static final Arn TOKEN = Arn.batch("us-east-1", "123456789012", "consumable-resource", "token");

    private final TestCell cell = TestCell.withVcpus(16);

    @BeforeEach
    void define() {
        cell.receive(new ConsumableResourceDefined(LICENCE, "uuid", 1, 0, 3, true),
                new ConsumableResourceDefined(TOKEN, "uuid", 1, 0, 10, false));
    }

    @Test
    void a_job_starts_when_all_that_it_takes_is_free() {
        JobId first = submit(AJob.named("first").taking(2, LICENCE));
        JobId second = submit(AJob.named("second").taking(2, LICENCE).taking(1, TOKEN));
        assertThat(cell.placed()).containsExactly(first);
        assertThat(cell.why(second)).isEqualTo("needs 2 of consumable resource licence; 1 of 3 is free");

        cell.exits(first, 0);
        assertThat(cell.placed()).containsExactly(second);
    }

    @Test
    void who_waits_for_a_consumable_is_passed_by_those_who_do_not_need_it_and_by_nobody_else() {
        submit(AJob.named("first").taking(2, LICENCE));
        JobId waiting = submit(AJob.named("waiting").taking(3, LICENCE));
        JobId behind = submit(AJob.named("behind").taking(1, LICENCE));
        JobId other = submit(AJob.named("other").taking(1, TOKEN));

        assertThat(cell.placed()).contains(other).doesNotContain(waiting, behind);
    }

    @Test
    void a_queue_of_lower_priority_does_not_take_what_one_of_higher_priority_waits_for() {
        cell.defineQueue("low", 0, "pool");
        submit(AJob.named("first").taking(2, LICENCE));
        submit(AJob.named("waiting").taking(3, LICENCE));
        JobId low = submit(AJob.named("low").in("low").taking(1, LICENCE));

        assertThat(cell.status(low).status()).isEqualTo(RUNNABLE);
        assertThat(cell.why(low)).isEqualTo("needs 1 of consumable resource licence; 1 of 3 is free, and kept for others who"
                + " wait for it and come first");
    }

    @Test
    void what_one_of_higher_priority_waited_for_is_free_at_once_when_he_is_gone() {
        cell.defineQueue("low", 0, "pool");
        cell.exits(submit(AJob.named("leaves room").needing(4, 400)), 0);
        submit(AJob.named("first").taking(2, LICENCE));
        JobId waiting = submit(AJob.named("waiting").taking(3, LICENCE));
        JobId low = submit(AJob.named("low").in("low").taking(1, LICENCE));
        cell.cancel(waiting, "no longer needed");

        assertThat(cell.status(low).status()).isEqualTo(STARTING);
    }

    @Test
    void what_is_not_replenished_is_used_up_by_each_attempt() {
        JobId job = submit(AJob.named("a").taking(6, TOKEN).attempts(2));
        cell.exits(job, 1);
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);
        assertThat(cell.why(job)).isEqualTo("needs 6 of consumable resource token; 4 of 4 are free");

        cell.receive(new ConsumableResourceDefined(TOKEN, "uuid", 2, 0, 12, false));
        assertThat(cell.placed()).hasSize(2);
    }

    @Test
    void what_is_in_use_and_used_up_is_said_once_a_turn_under_growing_versions() {
        JobId job = submit(AJob.named("a").taking(2, LICENCE).taking(1, TOKEN));
        cell.exits(job, 0);

        assertThat(cell.take(ConsumableResourceUsed.class)).containsExactly(
                new ConsumableResourceUsed(LICENCE, "uuid", 1, 2, 0), new ConsumableResourceUsed(TOKEN, "uuid", 1, 1, 0),
                new ConsumableResourceUsed(LICENCE, "uuid", 2, 0, 0), new ConsumableResourceUsed(TOKEN, "uuid", 2, 0, 1));
    }

    @Test
    void who_needs_more_than_there_is_says_so_at_once_and_holds_up_nobody() {
        JobId giant = submit(AJob.named("giant").taking(4, LICENCE));
        JobId other = submit(AJob.named("other").taking(3, LICENCE));

        assertThat(cell.status(giant).statusReason()).contains("MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - needs 4 of"
                + " consumable resource licence, of which there are 3 in all");
        assertThat(cell.placed()).containsExactly(other);

        cell.receive(new ConsumableResourceDefined(LICENCE, "uuid", 2, 0, 4, true));
        assertThat(cell.status(giant).statusReason()).isEmpty();
    }

    @Test
    void a_resource_of_which_nothing_was_heard_is_waited_for() {
        JobId job = submit(AJob.named("a").taking(1, Arn.batch("us-east-1", "123456789012", "consumable-resource", "new")));

        assertThat(cell.why(job)).isEqualTo("needs 1 of consumable resource new, which is not known to the scheduler yet");
    }

    private JobId submit(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
