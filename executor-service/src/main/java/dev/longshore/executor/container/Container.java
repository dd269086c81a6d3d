package dev.longshore.executor.container;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;

/**
 * An attempt, or one container of its task, that was started.
 *
 * @param attempt says which container of a task it is
 * @param startedAt when it began to run, by the host's clock
 * @param exit completes once the attempt has ended and its output has been read to the end; never with an error
 */
public record Container(Attempt attempt, Instant startedAt, CompletableFuture<Exit> exit) {

    public Container {
        requireNonNull(attempt, "attempt");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(exit, "exit");
    }
}
