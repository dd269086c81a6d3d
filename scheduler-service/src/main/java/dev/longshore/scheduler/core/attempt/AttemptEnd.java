package dev.longshore.scheduler.core.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;

import static java.util.Objects.requireNonNull;

/**
 * How an attempt ended.
 *
 * @param exitCode if it ever ran and the code is known
 * @param containerReason what the container engine had to say
 * @param containers of a task, what became of each
 * @param statusReason AWS's wording
 */
public record AttemptEnd(Optional<Integer> exitCode, Optional<String> containerReason, List<ContainerEnd> containers,
        String statusReason, Instant at) {

    static final String EXITED = "Essential container in task exited";
    static final String NOT_STARTED = "Task failed to start";

    public AttemptEnd {
        containers = List.copyOf(containers);
        requireNonNull(statusReason, "statusReason");
        requireNonNull(at, "at");
    }

    static AttemptEnd exited(AttemptExited report, Instant at) {
        return new AttemptEnd(Optional.of(report.exitCode()), report.reason(), report.containers(), EXITED, at);
    }

    static AttemptEnd notStarted(AttemptFailedToStart report, Instant at) {
        return new AttemptEnd(Optional.empty(), Optional.of(report.reason()), report.containers(), NOT_STARTED, at);
    }

    /** @param reason why its container or process was never there */
    public static AttemptEnd notStarted(String reason, Instant at) {
        return new AttemptEnd(Optional.empty(), Optional.of(reason), List.of(), NOT_STARTED, at);
    }

    /** Its instance is gone, or cannot be reached. */
    public static AttemptEnd hostLost(InstanceId instance, Instant at) {
        return new AttemptEnd(Optional.empty(), Optional.empty(), List.of(), "Host EC2 (instance " + instance + ") terminated.",
                at);
    }

    boolean succeeded() {
        return exitCode.filter(code -> code == 0).isPresent();
    }
}
