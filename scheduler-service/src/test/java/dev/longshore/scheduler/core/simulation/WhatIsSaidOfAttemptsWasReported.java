package dev.longshore.scheduler.core.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.state.Effect;

import static org.assertj.core.api.Assertions.assertThat;

/** The exit code that is said of an attempt is the one with which that very attempt has ended on its host; who succeeds has exited with 0. */
final class WhatIsSaidOfAttemptsWasReported implements Observer {

    private final Map<AttemptId, JobReport> ends = new HashMap<>();

    @Override
    public void over(AttemptId attempt, Optional<JobReport> end) {
        end.ifPresent(report -> ends.put(attempt, report));
    }

    @Override
    public void see(Step step) {
        for (Effect effect : step.turn().effects()) {
            if (effect instanceof Effect.Said(JobStatusChanged status) && !status.attempts().isEmpty()) {
                status.attempts()
                        .forEach(attempt -> check(RunningJobs.attempt(RunningJobs.spec(step.after(), status.job()), status.job(),
                                attempt.attempt().number()), attempt));
                if (status.status() == JobStatus.SUCCEEDED) {
                    assertThat(status.attempts().getLast().attempt().exitCode()).as("%s", status).contains(0);
                }
            }
        }
    }

    private void check(AttemptId id, EndedAttempt attempt) {
        attempt.attempt().exitCode().ifPresent(code -> assertThat(ends.get(id)).as("end of %s", id)
                .isInstanceOfSatisfying(AttemptExited.class, end -> assertThat(end.exitCode()).isEqualTo(code)));
    }
}
