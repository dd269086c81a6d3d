package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.TimeLimitAction;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class TimeLimitsTest {

    private static final String NO_CAPACITY = "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY";
    private static final String TOO_LARGE = "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final TestCell cell = TestCell.withVcpus(4);

    @Test
    void a_job_that_could_never_be_placed_is_cancelled_when_the_limit_is_over() {
        queueWithLimits();
        JobId job = cell.submit(AJob.named("large").needing(5, 100));
        cell.pass(LIMIT.minusSeconds(1));
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);

        cell.pass(Duration.ofSeconds(1));
        assertThat(cell.path(job)).containsExactly(RUNNABLE, FAILED);
        assertThat(cell.status(job).statusReason())
                .contains("Canceled by JobStateTimeLimit action due to reason: " + TOO_LARGE);
    }

    @Test
    void only_the_head_of_the_queue_is_cancelled_for_want_of_capacity_and_the_next_counts_from_then_on() {
        queueWithLimits();
        cell.hosts(Resources.NONE);
        JobId head = cell.submit(AJob.named("head"));
        JobId next = cell.submit(AJob.named("next"));
        cell.pass(LIMIT);
        assertThat(cell.status(head).statusReason())
                .contains("Canceled by JobStateTimeLimit action due to reason: " + NO_CAPACITY);
        assertThat(cell.status(next).status()).isEqualTo(RUNNABLE);

        cell.pass(LIMIT);
        assertThat(cell.status(next).status()).isEqualTo(FAILED);
    }

    @Test
    void the_limit_goes_on_while_a_launch_that_failed_is_tried_again_and_again() {
        queueWithLimits();
        JobId job = cell.submit(AJob.named("job"));
        for (Duration waited = Duration.ZERO; waited.compareTo(LIMIT) < 0; waited = waited.plusMinutes(1)) {
            cell.take(InstanceRequested.class).forEach(request -> cell
                    .receive(new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room")));
            assertThat(cell.status(job).statusReason().orElseThrow()).startsWith(NO_CAPACITY);
            cell.pass(Duration.ofMinutes(1));
        }

        assertThat(cell.status(job).statusReason())
                .contains("Canceled by JobStateTimeLimit action due to reason: " + NO_CAPACITY);
    }

    @Test
    void of_an_array_the_child_at_the_head_is_cancelled() {
        queueWithLimits();
        cell.hosts(Resources.NONE);
        JobId array = cell.submit(AJob.anArrayOf(3, "array"));
        cell.pass(LIMIT);

        assertThat(cell.path(array.child(0))).containsExactly(FAILED);
        assertThat(cell.history(array.child(1))).isEmpty();
    }

    @Test
    void an_array_that_could_never_be_placed_is_cancelled_whole() {
        queueWithLimits();
        JobId array = cell.submit(AJob.anArrayOf(1_000, "array").needing(5, 100));
        cell.pass(LIMIT);

        assertThat(cell.status(array).status()).isEqualTo(FAILED);
    }

    @Test
    void a_job_whose_reason_has_gone_is_left_alone() {
        queueWithLimits();
        cell.hosts(Resources.NONE);
        JobId job = cell.submit(AJob.named("job"));
        cell.pass(LIMIT.dividedBy(2));
        cell.hosts(Resources.of(4, 4_000));
        cell.launchAll();
        cell.pass(LIMIT);

        assertThat(cell.status(job).status()).isEqualTo(STARTING);
    }

    @Test
    void a_queue_without_limits_lets_its_jobs_wait_and_one_that_gets_them_counts_from_then_on() {
        JobId job = cell.submit(AJob.named("large").needing(5, 100));
        cell.pass(LIMIT.multipliedBy(3));
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);

        queueWithLimits();
        cell.pass(LIMIT);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
    }

    @Test
    void a_job_that_is_cancelled_in_the_turn_in_which_its_limit_is_over_ends_once() {
        queueWithLimits();
        JobId job = cell.submit(AJob.named("large").needing(5, 100));
        cell.passAnd(LIMIT, new CancelRequested(job, "no longer needed", cell.now()));

        assertThat(cell.path(job)).containsExactly(RUNNABLE, FAILED);
        assertThat(cell.status(job).statusReason()).contains("no longer needed");
    }

    @Test
    void a_job_that_expires_in_the_turn_in_which_its_limit_is_over_ends_once() {
        queueWithLimits();
        JobId job = cell.submit(AJob.named("large").needing(5, 100).expiresAt(cell.now().plus(LIMIT)));
        cell.pass(LIMIT);

        assertThat(cell.path(job)).containsExactly(RUNNABLE, FAILED);
        assertThat(cell.status(job).statusReason()).contains("Expired: not started within PT10M");
    }

    @Test
    void who_is_no_longer_first_no_longer_waits_for_capacity_and_is_left_alone() {
        queueWithLimits();
        JobId older = cell.submit(AJob.named("older").attempts(2));
        cell.launchAll();
        cell.hosts(Resources.NONE);
        JobId next = cell.submit(AJob.named("next").needing(2, 100));
        assertThat(cell.status(next).statusReason().orElseThrow()).startsWith(NO_CAPACITY);

        cell.loseInstance(cell.instanceOf(older));
        assertThat(cell.status(older).statusReason().orElseThrow()).startsWith(NO_CAPACITY);
        assertThat(cell.status(next).statusReason()).isEmpty();
        cell.pass(LIMIT);
        assertThat(cell.status(older).status()).isEqualTo(FAILED);
        assertThat(cell.status(next).status()).isEqualTo(RUNNABLE);
    }

    private void queueWithLimits() {
        cell.receive(new JobQueueDefined(AJob.MAIN_QUEUE, "uuid", 2, 0, true, 1, List.of(TestCell.environment("pool")),
                Optional.empty(), List.of(new TimeLimitAction(NO_CAPACITY, LIMIT, TimeLimitAction.Action.CANCEL),
                        new TimeLimitAction(TOO_LARGE, LIMIT, TimeLimitAction.Action.CANCEL)),
                Optional.empty(), Optional.empty()));
    }
}
