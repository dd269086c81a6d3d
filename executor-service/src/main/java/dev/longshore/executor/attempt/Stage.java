package dev.longshore.executor.attempt;

import java.time.Instant;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.executor.container.Exit;

/** How far an attempt has come. */
sealed interface Stage {

    /** What is reported of an attempt that has come so far. */
    default JobReport report(AttemptId attempt) {
        return switch (this) {
            case Starting starting -> new AttemptStarting(attempt, starting.since());
            case Running running -> new AttemptRunning(attempt, running.since());
            case Exited(Exit exit) -> new AttemptExited(attempt, exit.startedAt(), exit.at(), exit.code(), exit.reason());
            case FailedToStart failed -> new AttemptFailedToStart(attempt, failed.at(), failed.reason());
        };
    }

    default boolean isEnd() {
        return switch (this) {
            case Starting starting -> false;
            case Running running -> false;
            case Exited exited -> true;
            case FailedToStart failed -> true;
        };
    }

    record Starting(Instant since) implements Stage {}

    record Running(Instant since) implements Stage {}

    record Exited(Exit exit) implements Stage {}

    record FailedToStart(Instant at, String reason) implements Stage {}
}
