package dev.longshore.gateway.job.stop;

import java.time.Instant;

import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.job.JobId;
import dev.longshore.gateway.job.JobState;

/** The two ways to stop a job. */
enum StopKind {
    /** Unless it has started. */
    CANCEL,
    /** Whatever it does. */
    TERMINATE;

    /** Whether nothing is left to be done: the job has ended, the scheduler has taken the request, or the request has come too late. */
    boolean isOver(JobState state) {
        return switch (state.status()) {
            case SUCCEEDED, FAILED -> true;
            case STARTING, RUNNING -> this == CANCEL || state.terminated();
            case SUBMITTED, PENDING, RUNNABLE -> this == CANCEL ? state.cancelled() : state.terminated();
        };
    }

    JobCommand command(JobId job, String reason, Instant at) {
        return switch (this) {
            case CANCEL -> new JobCommand.CancelRequested(job, reason, at);
            case TERMINATE -> new JobCommand.TerminateRequested(job, reason, at);
        };
    }
}
