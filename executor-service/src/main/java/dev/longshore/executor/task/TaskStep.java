package dev.longshore.executor.task;

import java.time.Duration;

import dev.longshore.contracts.job.TaskSpec.TaskContainer;

/** What is to be done next for a task. */
public sealed interface TaskStep {

    /** Start a container, whatever it takes. */
    record Start(TaskContainer container) implements TaskStep {}

    /** Ask a container that runs to end, and kill it after the grace period. */
    record Stop(String container, Duration grace) implements TaskStep {}

    /** A container will never run, also after a restart. */
    record GiveUp(String container, String reason) implements TaskStep {}

    /** From here on nothing is started any more, also after a restart. */
    record BeginToEnd() implements TaskStep {}

    /** Nothing of it runs any more. */
    record Finish(TaskEnd end) implements TaskStep {}
}
