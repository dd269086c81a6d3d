package dev.longshore.executor.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.StartFailedException;
import dev.longshore.executor.task.TaskEnd;
import dev.longshore.executor.task.TaskEvent;
import dev.longshore.executor.task.TaskFiles;
import dev.longshore.executor.task.TaskRun;
import dev.longshore.executor.task.TaskStep;

/** A task that is under way: does what its {@link TaskRun} decides, and tells it what has come of it. One thing after the other. */
final class Task {

    private static final Logger LOG = LoggerFactory.getLogger(Task.class);

    /** How soon after a restart it is known of a container that it has ended before. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final HeldAttempt held;
    private final TaskRun run;
    private final TaskFiles files;
    private final ContainerStarts starts;
    private final StageReports reports;
    private final List<CompletableFuture<Void>> logs = new ArrayList<>();

    Task(HeldAttempt held, TaskRun run, TaskFiles files, ContainerStarts starts, StageReports reports) {
        this.held = held;
        this.run = run;
        this.files = files;
        this.starts = starts;
        this.reports = reports;
    }

    void begin() {
        held.stopBy(grace -> on(new TaskEvent.StopRequested(Instant.now(), grace)));
        held.stopIfRequested();
        on(new TaskEvent.Begun(Instant.now()));
    }

    /** Watches a container that runs, or has. */
    synchronized void watch(TaskContainer spec, ContainerStarts.Begun begun) {
        logs.add(begun.log().sent());
        spec.startTimeout().ifPresent(timeout -> awaitTimeout(spec.name(), begun.container(), timeout));
        begun.container().exit().thenAccept(exit -> on(new TaskEvent.Ended(spec.name(), exit)));
    }

    private void on(TaskEvent event) {
        held.inContext(() -> note(event));
    }

    private synchronized void note(TaskEvent event) {
        run.on(event).forEach(this::carryOut);
    }

    private void carryOut(TaskStep step) {
        Attempt attempt = held.attempt();
        switch (step) {
            case TaskStep.Start start -> Thread.ofVirtual().name("start")
                    .start(() -> held.inContext(() -> start(start.container())));
            case TaskStep.Stop stop -> starts.stop(attempt.container(stop.container()).containerId(), stop.grace());
            case TaskStep.GiveUp(String container, String reason) -> files.failed(attempt.id(), container, reason);
            case TaskStep.BeginToEnd _ -> files.ending(attempt.id());
            case TaskStep.Finish finish -> CompletableFuture.allOf(logs.toArray(CompletableFuture[]::new))
                    .thenRun(() -> held.inContext(() -> finish(finish.end())));
        }
    }

    /** As with an attempt of one container, what fails after the start has begun is no failure of it. */
    private void start(TaskContainer container) {
        begin(container).ifPresent(begun -> hasBegun(container, begun));
    }

    private void hasBegun(TaskContainer container, ContainerStarts.Begun begun) {
        try {
            files.started(held.attempt().id(), container.name());
            started(container, begun);
        } catch (RuntimeException e) {
            LOG.error("container {} runs, and not all is done that goes with it", container.name(), e);
        }
    }

    /** @return nothing when it does not run, which was noted, or when nobody knows */
    private Optional<ContainerStarts.Begun> begin(TaskContainer container) {
        try {
            return Optional.of(beginInTurn(container));
        } catch (StartFailedException e) {
            failed(container, e.getMessage());
        } catch (InterruptedException e) {
            failed(container, StageReports.STOPPED);
        } catch (EngineAwayException e) {
            LOG.warn("container {} is left as it is: {}", container.name(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("container {} could not be started", container.name(), e);
            failed(container, "CannotStartContainerError: " + e);
        }
        return Optional.empty();
    }

    private ContainerStarts.Begun beginInTurn(TaskContainer container) throws StartFailedException, InterruptedException {
        long since = System.nanoTime();
        starts.awaitTurn();
        if (isEnding()) {
            starts.declineTurn();
            throw new InterruptedException();
        }
        return starts.begin(held.attempt().container(container.name()), container.container(), since);
    }

    private synchronized boolean isEnding() {
        return run.isEnding();
    }

    private synchronized void started(TaskContainer container, ContainerStarts.Begun begun) {
        if (held.stage() instanceof Stage.Starting) {
            reports.advance(held, reports.running(begun.container()));
        }
        note(new TaskEvent.Started(container.name(), begun.container().startedAt()));
        watch(container, begun);
    }

    private void failed(TaskContainer container, String reason) {
        LOG.info("container {} failed to start: {}", container.name(), reason);
        note(new TaskEvent.FailedToStart(container.name(), Instant.now(), reason));
    }

    /** Where the time is up already, nobody has looked meanwhile: an end that came before it is heard of first. */
    private void awaitTimeout(String name, Container container, Duration timeout) {
        Instant due = container.startedAt().plus(timeout);
        Duration left = Duration.between(Instant.now(), due);
        Duration wait = left.isPositive() ? left : LONGEST_LOOK;
        container.exit().copy().orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> {
            Thread.ofVirtual().name("late").start(() -> on(new TaskEvent.StartTimedOut(name, due)));
            return null;
        });
    }

    private void finish(TaskEnd end) {
        switch (end) {
            case TaskEnd.Exited exited -> reports.exited(held, exited.exit(), exited.containers());
            case TaskEnd.FailedToStart failed -> reports.failed(held, failed.at(), failed.reason(), failed.containers());
        }
    }
}
