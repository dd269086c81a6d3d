package dev.longshore.scheduler.core;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;

import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class StraightPathTest {

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void a_job_is_placed_runs_and_succeeds() {
        JobId job = cell.submit(AJob.named("a"));
        assertThat(cell.path(job)).containsExactly(RUNNABLE);

        cell.launchAll();
        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING);

        cell.runs(job);
        assertThat(cell.status(job).current().orElseThrow().logStream()).contains(
                cell.liveAttempt(job).logStream("definition"));

        cell.exits(job, 0);
        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING, RUNNING, SUCCEEDED);
        assertThat(cell.status(job).statusReason()).contains("Essential container in task exited");
        assertThat(cell.status(job).attempts()).hasSize(1);
    }

    @Test
    void one_instance_is_asked_for_that_holds_all_who_wait() {
        cell.receive(AJob.named("a").submittedAt(cell.now()), AJob.named("b").needing(3, 200).submittedAt(cell.now()));

        assertThat(cell.take(InstanceRequested.class)).singleElement()
                .satisfies(request -> assertThat(request.acceptable().getFirst().resources()).isEqualTo(Resources.of(4, 300)));
    }

    @Test
    void a_placement_names_the_executor_s_incarnation_and_everything_that_is_needed_to_run() {
        JobId job = cell.submit(AJob.named("a"));
        cell.launchAll();

        assertThat(cell.take(JobPlaced.class)).singleElement().satisfies(placed -> {
            assertThat(placed.incarnation()).isEqualTo("first");
            assertThat(placed.attempt().job()).isEqualTo(job);
            assertThat(placed.jobDefinitionName()).isEqualTo("definition");
        });
    }

    @Test
    void the_end_of_an_attempt_is_acknowledged_also_when_it_is_repeated() {
        JobId job = cell.submit(AJob.named("a"));
        cell.launchAll();
        cell.exits(job, 0);
        cell.exits(job, 0);

        assertThat(cell.take(AttemptsAcknowledged.class)).hasSize(2)
                .allSatisfy(ack -> assertThat(ack.attempts()).containsExactly(cell.liveAttempt(job)));
        assertThat(cell.history(job)).hasSize(3);
    }

    @Test
    void a_job_that_is_submitted_again_is_ignored() {
        cell.submit(AJob.named("a"));

        assertThat(cell.receive(AJob.named("a").submittedAt(cell.now())).isEmpty()).isTrue();
    }

    @Test
    void an_idle_instance_is_given_back_after_the_grace_period() {
        JobId job = cell.submit(AJob.named("a"));
        cell.launchAll();
        cell.exits(job, 0);

        cell.pass(Duration.ofSeconds(9));
        assertThat(cell.take(InstanceReleased.class)).isEmpty();

        cell.pass(Duration.ofSeconds(1));
        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }
}
