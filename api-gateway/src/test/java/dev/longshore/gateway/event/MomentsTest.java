package dev.longshore.gateway.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;

/** One status that tells of a whole life: an attempt that failed, and one that did not. */
class MomentsTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final CurrentAttempt FIRST = attempt(1, 3);
    private static final CurrentAttempt SECOND = attempt(2, 0);

    private final JobStatusChanged life = new JobStatusChanged(JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8"),
            Arn.batch("eu-west-1", "123456789012", "job-queue", "q"), 1, START, JobStatus.SUCCEEDED,
            Optional.of("Essential container in task exited"), Optional.of(at(5)), Optional.of(at(6)), Optional.of(SECOND),
            List.of(ended(FIRST, at(2), at(3)), ended(SECOND, at(5), at(6))), Optional.empty(), false, false,
            List.of(to(JobStatus.RUNNABLE, 0), to(JobStatus.STARTING, 1), to(JobStatus.RUNNING, 2), to(JobStatus.RUNNABLE, 3),
                    to(JobStatus.STARTING, 4), to(JobStatus.RUNNING, 5), to(JobStatus.SUCCEEDED, 6)));
    private final Moments moments = new Moments(life);

    @Test
    void a_job_that_waits_for_its_first_attempt_has_none_yet() {
        JobState state = moments.after(0);

        assertThat(state.status()).isEqualTo(JobStatus.RUNNABLE);
        assertThat(state.current()).isEmpty();
        assertThat(state.attempts()).isEmpty();
        assertThat(state.startedAt()).isEmpty();
        assertThat(state.stoppedAt()).isEmpty();
        assertThat(state.reason()).isEmpty();
    }

    @Test
    void an_attempt_that_starts_has_a_place_and_neither_log_nor_end() {
        CurrentAttempt starting = moments.after(1).current().orElseThrow();

        assertThat(starting.number()).isEqualTo(1);
        assertThat(starting.instance()).isEqualTo(FIRST.instance());
        assertThat(starting.logStream()).isEmpty();
        assertThat(starting.exitCode()).isEmpty();
        assertThat(moments.after(1).startedAt()).isEmpty();
    }

    @Test
    void an_attempt_that_runs_has_a_log_and_no_end() {
        JobState running = moments.after(2);

        assertThat(running.current().orElseThrow().logStream()).contains("log-1");
        assertThat(running.current().orElseThrow().exitCode()).isEmpty();
        assertThat(running.startedAt()).contains(at(2));
        assertThat(running.attempts()).isEmpty();
    }

    @Test
    void a_job_between_two_attempts_shows_the_one_that_failed() {
        JobState again = moments.after(3);

        assertThat(again.attempts()).hasSize(1);
        assertThat(again.current()).contains(FIRST);
        assertThat(again.startedAt()).contains(at(2));
        assertThat(again.stoppedAt()).isEmpty();
        assertThat(moments.after(5).current().orElseThrow().number()).isEqualTo(2);
        assertThat(moments.after(5).attempts()).hasSize(1);
    }

    @Test
    void after_the_last_transition_a_job_is_what_the_status_says() {
        assertThat(moments.after(6)).isEqualTo(moments.now());
        assertThat(moments.now().attempts()).hasSize(2);
        assertThat(moments.now().stoppedAt()).contains(at(6));
        assertThat(moments.now().reason()).contains("Essential container in task exited");
    }

    private static CurrentAttempt attempt(int number, int exitCode) {
        return new CurrentAttempt(number, new InstanceId("i-0123456789abcdef" + number),
                Arn.batch("eu-west-1", "123456789012", "compute-environment", "ce"), Optional.of("log-" + number),
                Optional.of(exitCode), Optional.empty());
    }

    private static EndedAttempt ended(CurrentAttempt attempt, Instant from, Instant to) {
        return new EndedAttempt(attempt, Optional.of(from), to, "Essential container in task exited");
    }

    private static Transition to(JobStatus status, int seconds) {
        return new Transition(status, at(seconds), Optional.empty());
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
