package dev.longshore.executor.task;

import java.time.Instant;
import java.util.List;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.executor.container.Exit;

/** How a task ended. */
public sealed interface TaskEnd {

    /** What became of each container, in the order in which the job names them. */
    List<ContainerEnd> containers();

    /** @param exit from the start of the first container to the end of the last, with the code and reason of the one that decided */
    record Exited(Exit exit, List<ContainerEnd> containers) implements TaskEnd {}

    /** An essential container did not run, and none failed before that. */
    record FailedToStart(Instant at, String reason, List<ContainerEnd> containers) implements TaskEnd {}
}
