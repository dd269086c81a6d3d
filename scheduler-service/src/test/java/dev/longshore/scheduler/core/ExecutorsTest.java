package dev.longshore.scheduler.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class ExecutorsTest {

    private static final ExecutorId OTHER = new ExecutorId("the scheduler itself");

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void an_executor_that_starts_anew_is_given_what_it_lacks() {
        JobId job = placed(AJob.named("a"));
        cell.take(JobPlaced.class);
        cell.executorStarts("second");

        assertThat(cell.take(JobPlaced.class)).singleElement().satisfies(placed -> {
            assertThat(placed.attempt()).isEqualTo(cell.liveAttempt(job));
            assertThat(placed.incarnation()).isEqualTo("second");
        });
    }

    @Test
    void what_an_executor_holds_rightly_runs_on() {
        JobId job = placed(AJob.named("a"));
        cell.runs(job);
        cell.take(JobPlaced.class);
        cell.executorStarts("second", cell.liveAttempt(job));

        assertThat(cell.take(JobPlaced.class)).isEmpty();
        assertThat(cell.take(JobStopRequested.class)).isEmpty();
        assertThat(cell.status(job).status()).isEqualTo(RUNNING);
    }

    @Test
    void what_an_executor_should_not_hold_is_stopped() {
        AttemptId stray = new AttemptId(AJob.id("stray"), 1);
        cell.executorStarts("second", stray);

        assertThat(cell.take(JobStopRequested.class)).singleElement()
                .satisfies(stop -> assertThat(stop.attempt()).isEqualTo(stray));
    }

    @Test
    void an_attempt_that_ran_and_that_its_executor_has_lost_has_failed() {
        JobId job = placed(AJob.named("a"));
        cell.runs(job);
        cell.executorStarts("second");

        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason().orElseThrow()).startsWith("Host EC2 (instance i-");
    }

    @Test
    void an_attempt_that_may_have_run_before_its_host_was_booted_anew_does_not_run_again() {
        JobId job = placed(AJob.named("a"));
        cell.take(JobPlaced.class);
        cell.hostBoots("second");

        assertThat(cell.take(JobPlaced.class)).isEmpty();
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason().orElseThrow()).startsWith("Host EC2 (instance i-");
    }

    @Test
    void an_executor_that_only_announces_itself_again_may_still_have_the_placement_before_it() {
        JobId job = placed(AJob.named("a"));
        cell.runs(job);
        cell.executorStarts("first");

        assertThat(cell.status(job).status()).isEqualTo(RUNNING);
    }

    @Test
    void a_silent_executor_is_lost_after_the_timeout_and_its_attempts_with_it() {
        JobId job = placed(AJob.named("a"));
        silence(Duration.ofSeconds(40));

        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason().orElseThrow()).startsWith("Host EC2 (instance i-");
        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
        assertThat(cell.take(JobStopRequested.class)).hasSize(1);
    }

    @Test
    void silence_does_not_count_while_nobody_is_heard() {
        JobId job = placed(AJob.named("a"));
        cell.pass(Duration.ofHours(1));
        assertThat(cell.status(job).status()).isEqualTo(STARTING);

        cell.heartbeat(OTHER, "own");
        silence(Duration.ofSeconds(25));
        assertThat(cell.status(job).status()).isEqualTo(STARTING);
    }

    @Test
    void a_heartbeat_now_and_then_is_enough() {
        JobId job = placed(AJob.named("a"));
        for (int i = 0; i < 5; i++) {
            silence(Duration.ofSeconds(25));
            cell.heartbeat(TestCell.EXECUTOR, "first");
        }

        assertThat(cell.status(job).status()).isEqualTo(STARTING);
    }

    @Test
    void a_lost_executor_that_is_heard_again_takes_placements_again() {
        placed(AJob.named("a"));
        silence(Duration.ofSeconds(40));
        cell.heartbeat(TestCell.EXECUTOR, "first");
        JobId next = placed(AJob.named("next"));

        assertThat(cell.status(next).status()).isEqualTo(STARTING);
    }

    @Test
    void an_instance_that_becomes_ready_on_a_lost_executor_is_given_back_and_another_is_asked_for() {
        silence(Duration.ofSeconds(40));
        JobId job = placed(AJob.named("a"));
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);

        silence(Duration.ofSeconds(11));
        cell.confirmReleases();
        assertThat(cell.take(InstanceRequested.class)).hasSize(1);
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }

    /** Others are heard every second meanwhile. */
    private void silence(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            cell.pass(Duration.ofSeconds(1));
            cell.heartbeat(OTHER, "own");
        }
    }
}
