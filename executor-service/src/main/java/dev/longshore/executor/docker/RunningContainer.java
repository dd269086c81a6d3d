package dev.longshore.executor.docker;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.dockerjava.api.exception.NotFoundException;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/** The container of one attempt, from its creation until it is removed. */
final class RunningContainer {
    private static final String GONE = "the container was removed by somebody else";

    private final DockerEngine engine;
    private final String id;
    private final Container container;
    private final CompletableFuture<Exit> ended = new CompletableFuture<>();
    private final FollowedLog log;
    private final OneLook lookForEnd = new OneLook(this::askForEnd);

    RunningContainer(DockerEngine engine, String id, Attempt attempt, Instant startedAt, Output output) {
        this.engine = engine;
        this.id = id;
        this.log = new FollowedLog(engine, id, output, ended);
        this.container = new Container(attempt, startedAt, ended.thenCombine(log.read(), (exit, nothing) -> exit));
    }

    String id() {
        return id;
    }

    Container container() {
        return container;
    }

    /** It runs, or has run. */
    void hasStarted() {
        log.follow();
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    /** Asks the engine whether it has ended, until there is an answer; returns at once when another thread asks already. */
    void lookForEnd() {
        lookForEnd.take();
    }

    private void askForEnd() {
        if (hasEnded()) {
            return;
        }
        try {
            exit().ifPresent(ended::complete);
        } catch (EngineAwayException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Exit> exit() {
        try {
            return new EngineState(engine.learn(docker -> docker.inspectContainerCmd(id).exec()).getState()).exit();
        } catch (NotFoundException e) {
            return Optional.of(new Exit(container.startedAt(), Instant.now(), Exit.KILLED, Optional.of(GONE)));
        }
    }
}
