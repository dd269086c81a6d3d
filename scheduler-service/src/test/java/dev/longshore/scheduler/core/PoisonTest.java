package dev.longshore.scheduler.core;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class PoisonTest {

    /** Longer than any calendar: adding it to a time fails. */
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final TestCell cell = TestCell.withVcpus(2);

    @Test
    void a_message_on_which_deciding_fails_is_refused_and_fails_its_job_and_the_rest_goes_on() {
        JobId poisoned = cell.submit(AJob.named("poisoned").timeout(FOR_EVER));
        JobId healthy = cell.submit(AJob.named("healthy"));
        cell.launchAll();
        cell.launchAll();
        Turn turn = cell.receive(new JobReports(TestCell.EXECUTOR, "first", List.of(
                new AttemptRunning(cell.liveAttempt(poisoned), cell.now()),
                new AttemptRunning(cell.liveAttempt(healthy), cell.now()))));

        assertThat(turn.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.input()).isZero());
        assertThat(cell.path(poisoned)).containsExactly(RUNNABLE, STARTING, FAILED);
        assertThat(cell.status(poisoned).statusReason().orElseThrow()).startsWith("The scheduler could not act on this: ");
        assertThat(cell.take(JobStopRequested.class)).hasSize(1);
        assertThat(cell.status(healthy).transitions()).hasSize(1);
    }

    @Test
    void the_instance_of_a_job_that_failed_so_is_given_back_when_it_stays_idle() {
        JobId poisoned = cell.submit(AJob.named("poisoned").timeout(FOR_EVER));
        cell.launchAll();
        cell.runs(poisoned);
        assertThat(cell.status(poisoned).status()).isEqualTo(FAILED);

        cell.pass(CoreSettings.defaults().idleGrace());
        assertThat(cell.take(InstanceReleased.class)).hasSize(1);
    }

    @Test
    void a_message_that_is_for_others_is_refused_and_changes_nothing() {
        Turn turn = cell.receive(new InstanceReleased(new InstanceId("i-00000000000000001"), TestCell.environment("pool"), 0));

        assertThat(turn.effects()).isEmpty();
        assertThat(turn.refusals()).containsExactly(new Turn.Refusal(0,
                "The scheduler could not act on this: java.lang.IllegalArgumentException: InstanceReleased is not for the scheduler"));
    }
}
