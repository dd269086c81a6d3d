package dev.longshore.scheduler.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.command.JobsArchived;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.status.Transition;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

class DeadlinesTest {

    private final TestCell cell = TestCell.withVcpus(4);

    @Test
    void an_attempt_that_runs_too_long_is_stopped_and_the_job_is_not_retried() {
        JobId job = placed(AJob.named("a").attempts(3).timeout(Duration.ofSeconds(60)));
        cell.pass(Duration.ofSeconds(50));
        cell.runs(job);
        cell.pass(Duration.ofSeconds(59));
        assertThat(cell.take(JobStopRequested.class)).isEmpty();

        cell.pass(Duration.ofSeconds(1));
        assertThat(cell.take(JobStopRequested.class)).hasSize(1);
        cell.exits(job, 137);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason()).contains("Job attempt duration exceeded timeout");
    }

    @Test
    void an_attempt_that_ended_in_time_has_not_timed_out_though_it_is_heard_of_only_afterwards() {
        JobId job = placed(AJob.named("a").timeout(Duration.ofSeconds(60)));
        cell.runs(job);
        Instant startedAt = cell.now();
        cell.pass(Duration.ofSeconds(90));
        cell.report(new AttemptExited(cell.liveAttempt(job), startedAt, startedAt.plusSeconds(50), 0, Optional.empty()));

        assertThat(cell.status(job).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void each_child_has_a_timeout_of_its_own() {
        JobId array = placed(AJob.anArrayOf(2, "array").timeout(Duration.ofSeconds(60)));
        cell.runs(array.child(0));
        cell.pass(Duration.ofSeconds(30));
        cell.runs(array.child(1));
        cell.pass(Duration.ofSeconds(30));

        assertThat(cell.take(JobStopRequested.class)).singleElement()
                .satisfies(stop -> assertThat(stop.attempt().job()).isEqualTo(array.child(0)));
    }

    @Test
    void a_finished_job_is_forgotten_ten_minutes_after_its_end_is_durable_elsewhere() {
        JobId array = placed(AJob.anArrayOf(2, "array"));
        cell.exits(array.child(0), 0);
        cell.exits(array.child(1), 0);
        cell.receive(new JobsArchived(0, List.of(new JobArchived(array, cell.status(array).version()))));
        cell.pass(Duration.ofMinutes(9));
        assertThat(cell.core().census().jobs().get(AJob.MAIN_QUEUE)).containsEntry(SUCCEEDED, 2);

        cell.pass(Duration.ofMinutes(1));
        assertThat(cell.core().census().jobs()).isEmpty();
        assertThat(cell.entities().map(entity -> entity.key())).noneMatch(key -> key.contains(array.base()));
    }

    @Test
    void a_job_whose_last_status_is_not_durable_elsewhere_is_remembered() {
        JobId job = placed(AJob.named("a"));
        cell.exits(job, 0);
        cell.receive(new JobArchived(job, cell.status(job).version() - 1));
        cell.pass(Duration.ofHours(1));

        assertThat(cell.core().census().jobs().get(AJob.MAIN_QUEUE)).containsEntry(SUCCEEDED, 1);
    }

    @Test
    void the_time_never_goes_back() {
        JobId job = cell.submit(AJob.named("a"));
        cell.pass(Duration.ofSeconds(100));
        Instant latest = cell.now();
        cell.pass(Duration.ofSeconds(-90));
        cell.launchAll();

        assertThat(cell.status(job).transitions()).extracting(Transition::at).containsExactly(latest);
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
