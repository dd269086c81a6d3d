package dev.longshore.gateway.job.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.Transition;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobState;

import static org.assertj.core.api.Assertions.assertThat;

class CausesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @Test
    void where_the_scheduler_gave_no_reason_the_attempts_tell_it() {
        Causes causes = new Causes(job(attempt(1, 3, "Essential container in task exited")));

        assertThat(
                List.of(cause(causes, JobStatus.SUBMITTED), cause(causes, JobStatus.PENDING), cause(causes, JobStatus.RUNNABLE),
                        cause(causes, JobStatus.STARTING), cause(causes, JobStatus.RUNNING), cause(causes, JobStatus.RUNNABLE),
                        cause(causes, JobStatus.STARTING), cause(causes, JobStatus.FAILED)))
                .containsExactly("submitted", "waits for the jobs that it depends on",
                        "the jobs that it depends on have ended",
                        "attempt 1 was placed on instance i-0123456789abcdef1 of compute environment ce", "attempt 1 runs",
                        "attempt 1 is over and another is due: Essential container in task exited (exit code 3)",
                        "attempt 2 was placed", "no reason was given");
    }

    private static String cause(Causes causes, JobStatus to) {
        return causes.describe(new JobHistory.Step(1, new Transition(to, NOW, Optional.empty()))).path("cause").asString();
    }

    private static EndedAttempt attempt(int number, int exitCode, String reason) {
        Arn environment = Arn.batch("eu-west-1", "123456789012", "compute-environment", "ce");
        return new EndedAttempt(new CurrentAttempt(number, new InstanceId("i-0123456789abcdef" + number), environment,
                Optional.empty(), Optional.of(exitCode), Optional.empty()), Optional.of(NOW), NOW, reason);
    }

    private static Job job(EndedAttempt... attempts) {
        JobState state = new JobState(JobStatus.FAILED, 9, NOW, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(attempts), Optional.empty(), false, false);
        return new Job(JobId.parse("0f3c2b1a-0000-4000-8000-000000000001"),
                Arn.batch("eu-west-1", "123456789012", "job-queue", "q"), 0, "job",
                Arn.batch("eu-west-1", "123456789012", "job-definition", "d:1"), "t", Optional.empty(), Optional.empty(),
                OptionalInt.empty(), Optional.empty(), Optional.empty(), state);
    }
}
