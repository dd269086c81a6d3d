package dev.longshore.executor.docker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;

/** The container of one attempt, from its creation until it is removed. */
final class RunningContainer {
    private static final Logger LOG = LoggerFactory.getLogger(RunningContainer.class);
    private static final Duration BETWEEN_STOPS = Duration.ofSeconds(2);
    private static final String GONE = "the container was removed by somebody else";

    private final DockerEngine engine;
    private final String id;
    private final Container container;
    private final CompletableFuture<Exit> ended = new CompletableFuture<>();
    private final FollowedLog log;
    private final OneLook lookForEnd = new OneLook(this::askForEnd);
    private final AtomicBoolean isRefusalTold = new AtomicBoolean();

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

    /**
     * Returns when it is stopped, or this executor ends. Whoever wants that asks once: an engine that refuses is asked again, every
     * two seconds, and that is told once.
     */
    void stop(Duration grace) {
        try {
            while (!hasEnded() && !isStopped(grace)) {
                ended.copy().completeOnTimeout(null, BETWEEN_STOPS.toMillis(), TimeUnit.MILLISECONDS).join();
            }
        } catch (EngineAwayException e) {
            LOG.debug("container {} was not stopped before this executor", id);
        }
    }

    private boolean isStopped(Duration grace) {
        try {
            engine.insist(docker -> docker.stopContainerCmd(id).withTimeout(wholeSeconds(grace)).exec());
            return true;
        } catch (NotModifiedException | NotFoundException e) {
            LOG.debug("container {} had ended", id);
            return true;
        } catch (DockerException e) {
            Level level = isRefusalTold.getAndSet(true) ? Level.DEBUG : Level.WARN;
            LOG.atLevel(level).log("container {} cannot be stopped, which is tried again: {}", id, EngineErrors.message(e));
            return false;
        }
    }

    private static int wholeSeconds(Duration grace) {
        return Math.toIntExact(grace.plusMillis(999).toSeconds());
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
