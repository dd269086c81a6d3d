package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.scheduler.core.state.DeletedQueue;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.PENDING;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class CancelAndTerminateTest {

    private static final String REASON = "wrong input";

    private final TestCell cell = TestCell.withVcpus(2);

    @Test
    void a_job_that_waits_for_room_is_cancelled_at_once() {
        JobId job = cell.submit(AJob.named("a"));
        cell.cancel(job, REASON);

        assertThat(cell.path(job)).containsExactly(RUNNABLE, FAILED);
        assertThat(cell.status(job).statusReason()).contains(REASON);
        assertThat(cell.status(job).cancelled()).isTrue();
    }

    @Test
    void a_job_that_waits_for_others_is_cancelled_when_they_have_ended() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));
        cell.cancel(second, REASON);
        assertThat(cell.status(second).status()).isEqualTo(PENDING);
        assertThat(cell.status(second).cancelled()).isTrue();

        cell.launchAll();
        cell.exits(first, 0);
        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(second).statusReason()).contains(REASON);
    }

    @Test
    void a_job_that_has_started_is_not_stopped_by_cancelling_but_not_retried_either() {
        JobId job = running(AJob.named("a").attempts(3));
        cell.cancel(job, REASON);
        assertThat(cell.take(JobStopRequested.class)).isEmpty();

        cell.exits(job, 1);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason()).contains("Essential container in task exited");
    }

    @Test
    void cancelling_an_array_fails_the_children_that_have_not_started() {
        JobId array = running(AJob.anArrayOf(5, "array"));
        cell.cancel(array, REASON);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(STARTING, 2, FAILED, 3));
        assertThat(cell.status(array).array().orElseThrow().untouchedStatus()).isEqualTo(FAILED);

        cell.exits(array.child(0), 0);
        cell.exits(array.child(1), 0);
        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).statusReason()).contains(REASON);
    }

    @Test
    void no_child_runs_of_an_array_that_was_cancelled_while_it_waited_for_others() {
        JobId first = cell.submit(AJob.named("first"));
        JobId array = cell.submit(AJob.anArrayOf(3, "array").after("first"));
        cell.launchAll();
        cell.cancel(array, REASON);
        assertThat(cell.status(array).status()).isEqualTo(PENDING);

        cell.exits(first, 0);
        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).statusReason()).contains(REASON);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 3));
    }

    @Test
    void no_child_runs_of_an_array_that_was_cancelled_while_it_waited_for_any_end_of_another_s_children() {
        JobId first = running(AJob.anArrayOf(3, "first"));
        JobId array = cell.submit(AJob.anArrayOf(3, "array").eachAfter("first").afterAnyEnd());
        cell.cancel(array, REASON);
        cell.terminate(first, "not wanted");
        cell.exits(first.child(0), 143);
        cell.exits(first.child(1), 143);

        assertThat(cell.path(array)).containsExactly(PENDING, FAILED);
        assertThat(cell.status(array).statusReason()).contains(REASON);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 3));
    }

    @Test
    void cancelling_one_child_leaves_its_siblings_alone() {
        JobId array = running(AJob.anArrayOf(3, "array"));
        cell.cancel(array.child(2), REASON);
        cell.exits(array.child(0), 0);
        cell.exits(array.child(1), 0);

        assertThat(cell.path(array.child(2))).containsExactly(FAILED);
        assertThat(cell.status(array).statusReason()).contains("Array Child Job failed");
    }

    @Test
    void a_running_job_is_stopped_when_terminated_and_fails_with_the_user_s_reason() {
        JobId job = running(AJob.named("a").attempts(3));
        cell.runs(job);
        cell.terminate(job, REASON);
        assertThat(cell.status(job).status()).isEqualTo(RUNNING);
        assertThat(cell.status(job).terminated()).isTrue();
        assertThat(cell.take(JobStopRequested.class)).singleElement()
                .satisfies(stop -> assertThat(stop.attempt()).isEqualTo(cell.liveAttempt(job)));

        cell.exits(job, 143);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason()).contains(REASON);
        assertThat(cell.status(job).current().orElseThrow().exitCode()).contains(143);
    }

    @Test
    void terminating_an_array_ends_every_child() {
        JobId array = running(AJob.anArrayOf(100, "array"));
        cell.terminate(array, REASON);
        assertThat(cell.take(JobStopRequested.class)).hasSize(2);

        cell.exits(array.child(0), 143);
        cell.exits(array.child(1), 143);
        assertThat(cell.status(array).status()).isEqualTo(FAILED);
        assertThat(cell.status(array).statusReason()).contains(REASON);
        assertThat(cell.status(array).array().orElseThrow().counts()).isEqualTo(Map.of(FAILED, 100));
    }

    @Test
    void a_pending_job_is_terminated_at_once_and_waits_for_nobody_any_more() {
        JobId first = cell.submit(AJob.named("first"));
        JobId second = cell.submit(AJob.named("second").after("first"));
        cell.terminate(second, REASON);
        cell.launchAll();
        cell.exits(first, 0);

        assertThat(cell.path(second)).containsExactly(PENDING, FAILED);
    }

    @Test
    void requests_that_come_again_change_nothing() {
        JobId job = running(AJob.named("a"));
        cell.terminate(job, REASON);
        int told = cell.history(job).size();
        cell.terminate(job, REASON);
        cell.cancel(job, REASON);
        cell.exits(job, 143);
        cell.terminate(job, REASON);

        assertThat(cell.history(job)).hasSize(told + 1);
        assertThat(cell.take(JobStopRequested.class)).hasSize(1);
    }

    @Test
    void a_job_that_has_ended_stays_as_it_is() {
        JobId job = running(AJob.named("a"));
        cell.exits(job, 0);
        cell.terminate(job, REASON);
        cell.cancel(job, REASON);

        assertThat(cell.status(job).status()).isEqualTo(SUCCEEDED);
        assertThat(cell.status(job).terminated()).isFalse();
    }

    @Test
    void the_jobs_of_a_queue_that_is_deleted_end_with_it() {
        JobId running = running(AJob.named("running").attempts(3));
        JobId pending = cell.submit(AJob.named("pending").after("running"));
        JobId array = cell.submit(AJob.anArrayOf(100, "array").needing(2, 100));
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        assertThat(cell.status(pending).statusReason()).contains("JobQueue deleted");
        assertThat(cell.status(array).statusReason()).contains("JobQueue deleted");

        cell.exits(running, 143);
        assertThat(cell.status(running).status()).isEqualTo(FAILED);
        assertThat(cell.status(running).statusReason()).contains("JobQueue deleted");
    }

    @Test
    void what_was_submitted_before_its_queue_was_deleted_and_comes_later_fails() {
        JobSubmitted late = AJob.named("late").submittedAt(cell.now());
        cell.pass(Duration.ofSeconds(5));
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        cell.receive(late);
        JobId early = cell.submit(AJob.named("early"));
        assertThat(cell.status(early).status()).as("submitted in the same moment").isEqualTo(FAILED);
        assertThat(cell.status(late.job()).status()).isEqualTo(FAILED);
        assertThat(cell.status(late.job()).statusReason()).contains("JobQueue deleted");
    }

    @Test
    void what_is_submitted_to_a_queue_that_was_made_anew_waits_for_it() {
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        cell.pass(Duration.ofSeconds(5));
        JobId job = cell.submit(AJob.named("job"));
        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);

        cell.receive(new JobQueueDefined(AJob.MAIN_QUEUE, "another uuid", 1, 0, true, 1, List.of(TestCell.environment("pool"))));
        cell.launchAll();
        assertThat(cell.status(job).status()).isEqualTo(STARTING);
        assertThat(cell.entities().filter(DeletedQueue.class::isInstance)).isEmpty();
    }

    @Test
    void a_deleted_queue_is_forgotten_when_nothing_can_be_on_its_way_to_it() {
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "uuid", 2, 0));
        assertThat(cell.entities().filter(DeletedQueue.class::isInstance)).hasSize(1);
        cell.pass(CoreSettings.defaults().retention());
        assertThat(cell.entities().filter(DeletedQueue.class::isInstance)).isEmpty();
    }

    @Test
    void a_queue_of_another_uuid_is_another_queue() {
        JobId job = cell.submit(AJob.named("job"));
        cell.receive(new ResourceDeleted(AJob.MAIN_QUEUE, "that of an earlier one", 2, 0));

        assertThat(cell.status(job).status()).isEqualTo(RUNNABLE);
    }

    private JobId running(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
