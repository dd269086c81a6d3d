package dev.longshore.executor.attempt;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.executor.attempt.ContainerStarts.Begun;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.StartFailedException;
import dev.longshore.executor.task.ContainerState;
import dev.longshore.executor.task.TaskFiles;
import dev.longshore.executor.task.TaskFiles.Remembered;
import dev.longshore.executor.task.TaskRun;

/** Brings tasks from their placement to their end, and goes on with those of an earlier start. */
final class TaskStarter {

    private static final Logger LOG = LoggerFactory.getLogger(TaskStarter.class);
    private static final String GONE = "the container was removed by somebody else";

    private final TaskFiles files;
    private final ContainerStarts starts;
    private final StageReports reports;
    private final Set<AttemptId> known = ConcurrentHashMap.newKeySet();

    TaskStarter(TaskFiles files, ContainerStarts starts, StageReports reports) {
        this.files = files;
        this.starts = starts;
        this.reports = reports;
    }

    void start(HeldAttempt attempt, JobPlaced placed, TaskSpec task) {
        known.add(placed.attempt());
        Thread.ofVirtual().name("start").start(() -> attempt.inContext(() -> prepareAndRun(attempt, placed, task)));
    }

    /**
     * Goes on with the tasks of an earlier start. Those that had not begun are forgotten: they are placed again where they are still
     * wanted, and prepared then.
     *
     * @param found their containers that are there, running or ended
     */
    List<HeldAttempt> adopt(Map<AttemptId, List<Begun>> found) {
        Map<AttemptId, Remembered> remembered = new LinkedHashMap<>();
        for (Remembered task : files.list()) {
            AttemptId attempt = task.placed().attempt();
            if (task.hasBegun() || found.containsKey(attempt)) {
                remembered.put(attempt, task);
            } else {
                LOG.info("the task {} had not begun", attempt);
                files.remove(attempt);
            }
        }
        known.addAll(remembered.keySet());
        known.addAll(found.keySet());
        return known.stream().map(id -> Optional.ofNullable(remembered.get(id))
                .map(task -> adopt(task, found.getOrDefault(id, List.of()))).orElseGet(() -> end(found.get(id)))).toList();
    }

    private HeldAttempt adopt(Remembered task, List<Begun> found) {
        Map<String, ContainerState> states = new HashMap<>();
        Exit gone = new Exit(Instant.now(), Instant.now(), Exit.KILLED, Optional.of(GONE));
        task.failed().forEach((name, reason) -> states.put(name, new ContainerState.NeverRan(gone.at(), reason, true)));
        task.started().forEach(name -> states.put(name, new ContainerState.Ended(gone, task.ending())));
        return adopt(Attempt.of(task.placed()), (TaskSpec) task.placed().workload(), states, task.ending(), found);
    }

    /** Ends what is left of a task of which nothing is known any more. */
    private HeldAttempt end(List<Begun> found) {
        List<TaskContainer> containers = found.stream().map(each -> new TaskContainer(name(each), true, List.of(),
                Optional.empty(), Optional.empty(), ContainerSpec.of("unknown", List.of(), Resources.NONE))).toList();
        return adopt(found.getFirst().attempt().whole(), new TaskSpec(containers), new HashMap<>(), true, found);
    }

    /** Nothing of the attempt is left; nothing happens when it was no task. */
    void forget(AttemptId attempt) {
        if (known.remove(attempt)) {
            files.remove(attempt);
        }
    }

    private HeldAttempt adopt(Attempt attempt, TaskSpec task, Map<String, ContainerState> states, boolean ending,
            List<Begun> found) {
        found.forEach(each -> states.put(name(each), new ContainerState.Running(each.container().startedAt(), false)));
        Stage stage = found.stream().map(Begun::container).min(Comparator.comparing(Container::startedAt))
                .map(reports::running).orElseGet(() -> new Stage.Starting(Instant.now()));
        HeldAttempt held = new HeldAttempt(attempt, stage);
        Task adopted = new Task(held, new TaskRun(task, states, ending), files, starts, reports);
        adopted.begin();
        Map<String, TaskContainer> specs = new LinkedHashMap<>();
        task.containers().forEach(container -> specs.put(container.name(), container));
        found.forEach(each -> adopted.watch(specs.get(name(each)), each));
        return held;
    }

    private static String name(Begun begun) {
        return begun.attempt().container().orElseThrow();
    }

    private void prepareAndRun(HeldAttempt attempt, JobPlaced placed, TaskSpec task) {
        try {
            files.add(placed);
            Map<String, ContainerState> unprepared = prepare(attempt, task);
            new Task(attempt, new TaskRun(task, unprepared, false), files, starts, reports).begin();
        } catch (InterruptedException e) {
            failed(attempt, StageReports.STOPPED);
        } catch (EngineAwayException e) {
            LOG.warn("the attempt is left as it is: {}", e.getMessage());
        } catch (IOException e) {
            failed(attempt, "CannotCreateContainerError: the executor's data folder cannot be written: " + e);
        } catch (RuntimeException e) {
            LOG.error("the attempt could not be started", e);
            failed(attempt, "CannotStartContainerError: " + e);
        }
    }

    /** Has all images ready before the first container runs, so that one that cannot be had is not noticed halfway. */
    private Map<String, ContainerState> prepare(HeldAttempt attempt, TaskSpec task) throws InterruptedException {
        Map<String, ContainerState> unprepared = new HashMap<>();
        boolean isToEnd;
        attempt.beginPreparation();
        try {
            for (TaskContainer container : task.containers()) {
                prepare(attempt.attempt().id(), container).ifPresent(failure -> unprepared.put(container.name(), failure));
            }
        } finally {
            isToEnd = attempt.endPreparation();
        }
        if (isToEnd) {
            throw new InterruptedException();
        }
        return unprepared;
    }

    private Optional<ContainerState> prepare(AttemptId attempt, TaskContainer container) throws InterruptedException {
        try {
            starts.prepare(container.container());
            return Optional.empty();
        } catch (StartFailedException e) {
            files.failed(attempt, container.name(), e.getMessage());
            return Optional.of(new ContainerState.NeverRan(Instant.now(), e.getMessage(), true));
        }
    }

    private void failed(HeldAttempt attempt, String reason) {
        reports.failed(attempt, Instant.now(), reason, List.of());
    }
}
