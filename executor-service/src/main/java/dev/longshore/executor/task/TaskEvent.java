package dev.longshore.executor.task;

import java.time.Duration;
import java.time.Instant;

import dev.longshore.executor.container.Exit;

/** What happens to a task. */
public sealed interface TaskEvent {

    /** When it happened. */
    Instant at();

    /** It may begin, or go on after a restart of the executor. */
    record Begun(Instant at) implements TaskEvent {}

    /** A container runs. */
    record Started(String container, Instant at) implements TaskEvent {}

    /** A container could not be started. */
    record FailedToStart(String container, Instant at, String reason) implements TaskEvent {}

    /** A container has ended. */
    record Ended(String container, Exit exit) implements TaskEvent {

        @Override
        public Instant at() {
            return exit.at();
        }
    }

    /** The time is up in which a container is to be what others wait for. */
    record StartTimedOut(String container, Instant at) implements TaskEvent {}

    /**
     * All of it is to end.
     *
     * @param grace between SIGTERM and SIGKILL, for containers that do not say it themselves
     */
    record StopRequested(Instant at, Duration grace) implements TaskEvent {}
}
