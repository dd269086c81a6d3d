package dev.longshore.executor.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.executor.container.Exit;

/** How far an attempt has come. */
sealed interface Stage {

    /** In characters: an engine may have much to say, and a report must fit into a record with others. */
    int LONGEST_REASON = 1024;

    /** What is reported of an attempt that has come so far. */
    default JobReport report(AttemptId attempt) {
        return switch (this) {
            case Starting starting -> new AttemptStarting(attempt, starting.since());
            case Running running -> new AttemptRunning(attempt, running.since(), running.address());
            case Exited(Exit exit, List<ContainerEnd> containers) -> new AttemptExited(attempt, exit.startedAt(), exit.at(),
                    exit.code(), exit.reason().map(Stage::cut), cut(containers));
            case FailedToStart failed -> new AttemptFailedToStart(attempt, failed.at(), cut(failed.reason()),
                    cut(failed.containers()));
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

    private static List<ContainerEnd> cut(List<ContainerEnd> containers) {
        return containers.stream().map(end -> new ContainerEnd(end.name(), end.exitCode(), end.reason().map(Stage::cut)))
                .toList();
    }

    private static String cut(String reason) {
        return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
    }

    record Starting(Instant since) implements Stage {}

    /** @param address of a node of a multi-node job */
    record Running(Instant since, Optional<String> address) implements Stage {}

    /** @param containers of a task */
    record Exited(Exit exit, List<ContainerEnd> containers) implements Stage {}

    /** @param containers of a task */
    record FailedToStart(Instant at, String reason, List<ContainerEnd> containers) implements Stage {}
}
