package dev.longshore.scheduler.core;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy.Action;
import dev.longshore.contracts.job.RetryStrategy.EvaluateOnExit;
import dev.longshore.contracts.report.JobReport.AttemptExited;

import static dev.longshore.contracts.job.JobStatus.FAILED;
import static dev.longshore.contracts.job.JobStatus.RUNNABLE;
import static dev.longshore.contracts.job.JobStatus.RUNNING;
import static dev.longshore.contracts.job.JobStatus.STARTING;
import static org.assertj.core.api.Assertions.assertThat;

class RetriesTest {

    private static final EvaluateOnExit RETRY_LOST_HOSTS = new EvaluateOnExit(Action.RETRY, Optional.empty(), Optional.empty(),
            Optional.of("Host EC2*"));
    private static final EvaluateOnExit NO_OTHER_RETRY = new EvaluateOnExit(Action.EXIT, Optional.empty(), Optional.of("*"),
            Optional.empty());
    private static final EvaluateOnExit NO_RETRY_OF_EXIT_3 = new EvaluateOnExit(Action.EXIT, Optional.of("3"), Optional.empty(),
            Optional.empty());

    private final TestCell cell = TestCell.withVcpus(16);

    @Test
    void a_job_that_fails_twice_with_two_attempts_has_failed_and_shows_both() {
        JobId job = placed(AJob.named("a").attempts(2));
        cell.exits(job, 3);
        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING, RUNNING, RUNNABLE, STARTING);

        cell.exits(job, 3);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).attempts()).extracting(ended -> ended.attempt().exitCode().orElseThrow())
                .containsExactly(3, 3);
        assertThat(cell.status(job).current().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void the_first_rule_that_matches_decides() {
        JobId job = placed(AJob.named("a").attempts(5).onExit(NO_RETRY_OF_EXIT_3));
        cell.exits(job, 4);
        assertThat(cell.status(job).status()).isEqualTo(STARTING);

        cell.exits(job, 3);
        assertThat(cell.status(job).status()).isEqualTo(FAILED);
    }

    @Test
    void only_a_lost_host_is_retried_when_the_rules_say_so() {
        JobId lost = placed(AJob.named("lost").attempts(5).onExit(RETRY_LOST_HOSTS).onExit(NO_OTHER_RETRY));
        cell.loseInstance(cell.instanceOf(lost));
        assertThat(cell.status(lost).status()).isEqualTo(RUNNABLE);

        cell.launchAll();
        cell.exits(lost, 1);
        assertThat(cell.status(lost).status()).isEqualTo(FAILED);
    }

    @Test
    void an_attempt_that_never_ran_has_no_exit_code() {
        JobId job = placed(AJob.named("a"));
        cell.failsToStart(job, "CannotPullContainerError: no such image");

        assertThat(cell.path(job)).containsExactly(RUNNABLE, STARTING, FAILED);
        assertThat(cell.status(job).statusReason()).contains("Task failed to start");
        assertThat(cell.status(job).current().orElseThrow().reason()).contains("CannotPullContainerError: no such image");
        assertThat(cell.status(job).current().orElseThrow().exitCode()).isEmpty();
    }

    @Test
    void the_engine_s_reason_is_told() {
        JobId job = placed(AJob.named("a"));
        cell.exits(job, 137, Optional.of("OutOfMemoryError: Container killed due to memory usage"));

        assertThat(cell.status(job).attempts().getFirst().attempt().reason())
                .contains("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void a_lost_instance_fails_its_attempts_in_aws_s_words() {
        JobId job = placed(AJob.named("a"));
        var instance = cell.instanceOf(job);
        cell.loseInstance(instance);

        assertThat(cell.status(job).status()).isEqualTo(FAILED);
        assertThat(cell.status(job).statusReason()).contains("Host EC2 (instance " + instance + ") terminated.");
    }

    @Test
    void a_report_of_an_attempt_that_no_longer_counts_changes_nothing() {
        JobId job = placed(AJob.named("a").attempts(2));
        var first = cell.liveAttempt(job);
        cell.loseInstance(cell.instanceOf(job));
        int told = cell.history(job).size();
        cell.report(new AttemptExited(first, cell.now(), cell.now(), 0,
                Optional.empty()));

        assertThat(cell.history(job)).hasSize(told);
    }

    private JobId placed(AJob job) {
        JobId id = cell.submit(job);
        cell.launchAll();
        return id;
    }
}
