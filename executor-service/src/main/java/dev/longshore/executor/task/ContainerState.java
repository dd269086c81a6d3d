package dev.longshore.executor.task;

import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.executor.container.Exit;

/** How far one container of a task has come. */
public sealed interface ContainerState {

    /** It waits for others. */
    record Waiting() implements ContainerState {}

    /** It was told to start. */
    record Starting() implements ContainerState {}

    /** @param stopping whether it was asked to end */
    record Running(Instant since, boolean stopping) implements ContainerState {}

    /** @param stopped whether it was asked to end before it did, or may have been */
    record Ended(Exit exit, boolean stopped) implements ContainerState {}

    /**
     * It will never run.
     *
     * @param ownFault whether that is for a reason of its own, and not because its task was over
     */
    record NeverRan(Instant at, String reason, boolean ownFault) implements ContainerState {}

    default boolean isOver() {
        return switch (this) {
            case Waiting _,Starting _,Running _ -> false;
            case Ended _,NeverRan _ -> true;
        };
    }

    default boolean isLive() {
        return switch (this) {
            case Starting _,Running _ -> true;
            case Waiting _,Ended _,NeverRan _ -> false;
        };
    }

    /** When it began to run, if it did. */
    default Optional<Instant> startedAt() {
        return switch (this) {
            case Running running -> Optional.of(running.since());
            case Ended ended -> Optional.of(ended.exit().startedAt());
            case Waiting _,Starting _,NeverRan _ -> Optional.empty();
        };
    }

    /** What is reported of it in the end. */
    default ContainerEnd end(String name) {
        return switch (this) {
            case Ended(Exit exit, boolean _) -> new ContainerEnd(name, Optional.of(exit.code()), exit.reason());
            case NeverRan never -> new ContainerEnd(name, Optional.empty(), Optional.of(never.reason()));
            case Waiting _,Starting _,Running _ -> throw new IllegalStateException(name + " has not ended: " + this);
        };
    }
}
