package dev.longshore.scheduler.core;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.status.EndedAttempt;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class MultiContainerJobsTest {

    private static final List<ContainerEnd> ENDS = List.of(new ContainerEnd("main", Optional.of(3), Optional.empty()),
            new ContainerEnd("proxy", Optional.of(143), Optional.of("stopped")));

    private final TestCell cell = TestCell.withVcpus(4);

    @Test
    void a_job_takes_what_its_containers_take_together_and_is_placed_with_all_of_them() {
        JobId job = cell.submit(AJob.named("a").needing(2, 100).withSidecar());
        JobId other = cell.submit(AJob.named("b").needing(1, 100));
        cell.launchAll();

        JobPlaced placed = cell.take(JobPlaced.class).getFirst();
        assertThat(placed.attempt().job()).isEqualTo(job);
        assertThat(placed.workload()).isInstanceOfSatisfying(TaskSpec.class,
                task -> assertThat(task.containers()).extracting(container -> container.name()).containsExactly("main", "proxy"));
        assertThat(cell.status(other).status()).isEqualTo(RUNNABLE);
    }

    @Test
    void what_became_of_each_container_is_told_of_each_attempt() {
        JobId job = running(AJob.named("a").withSidecar().attempts(2));
        cell.report(new AttemptExited(cell.liveAttempt(job), cell.now(), cell.now(), 3, Optional.empty(), ENDS));
        assertThat(cell.status(job).status()).isEqualTo(STARTING);
        assertThat(cell.status(job).current().orElseThrow().containers()).isEmpty();

        List<ContainerEnd> never = List.of(new ContainerEnd("main", Optional.empty(), Optional.of("no image")));
        cell.report(new AttemptFailedToStart(cell.liveAttempt(job), cell.now(), "no image", never));

        assertThat(cell.status(job).attempts()).extracting(ended -> ended.attempt().containers()).containsExactly(ENDS, never);
        assertThat(cell.status(job).attempts()).extracting(EndedAttempt::statusReason)
                .containsExactly("Essential container in task exited", "Task failed to start");
        assertThat(cell.status(job).current().orElseThrow().containers()).isEqualTo(never);
    }

    @Test
    void rules_are_matched_with_the_end_of_the_container_that_decided() {
        JobId job = running(AJob.named("a").withSidecar().attempts(5)
                .onExit(new EvaluateOnExit(Action.EXIT, Optional.of("3"), Optional.empty(), Optional.empty())));
        cell.report(new AttemptExited(cell.liveAttempt(job), cell.now(), cell.now(), 3, Optional.empty(), ENDS));

        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING, RUNNING, FAILED);
    }

    private JobId running(AJob described) {
        JobId job = cell.submit(described);
        cell.launchAll();
        cell.runs(job);
        return job;
    }
}
