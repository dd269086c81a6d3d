package dev.longshore.executor.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.executor.task.ContainerState.Ended;
import dev.longshore.executor.task.ContainerState.NeverRan;
import dev.longshore.executor.task.ContainerState.Running;
import dev.longshore.executor.task.ContainerState.Starting;
import dev.longshore.executor.task.ContainerState.Waiting;
import dev.longshore.executor.task.TaskStep.BeginToEnd;
import dev.longshore.executor.task.TaskStep.Finish;
import dev.longshore.executor.task.TaskStep.GiveUp;
import dev.longshore.executor.task.TaskStep.Start;
import dev.longshore.executor.task.TaskStep.Stop;

/**
 * Decides what is to be started and stopped next of a task. Knows no clock, thread or engine: an event in, steps out.
 *
 * <p>A container starts when what it depends on is met, and never when that can no longer be. When an essential one has ended, or cannot
 * run, the others are stopped: each after those that depend on it. In a pod the others run on when one has ended, but not when one cannot
 * run.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerProperties.html">AWS Batch API,
 *      TaskContainerProperties</a>
 */
public final class TaskRun {

    /** Between SIGTERM and SIGKILL where nobody says otherwise, as on AWS. */
    public static final Duration USUAL_GRACE = Duration.ofSeconds(30);

    private static final String OVER = "CannotStartContainerError: the task ended before it began";
    private static final String CIRCLE = "CannotStartContainerError: the containers of the task wait for one another";

    private final TaskSpec task;
    private final boolean wasEnding;
    private final Map<String, ContainerState> states = new LinkedHashMap<>();
    private final Dependencies dependencies = new Dependencies(states);
    private final Set<String> givenUp = new HashSet<>();
    private Duration grace = USUAL_GRACE;
    private boolean stopRequested;
    private boolean ending;
    private boolean finished;

    /**
     * @param known containers of which something is known from before a restart, or from the preparation
     * @param ending whether it had begun to end
     */
    public TaskRun(TaskSpec task, Map<String, ContainerState> known, boolean ending) {
        this.task = task;
        this.wasEnding = ending;
        this.ending = ending;
        task.containers().forEach(container -> states.put(container.name(), known.getOrDefault(container.name(), new Waiting())));
        known.forEach((name, state) -> {
            if (state instanceof NeverRan) {
                givenUp.add(name);
            }
        });
    }

    /** Takes note of what has happened. @return what to do now, in that order */
    public List<TaskStep> on(TaskEvent event) {
        note(event);
        giveUp(event.at());
        List<TaskStep> steps = new ArrayList<>(newlyGivenUp());
        if (!ending && isToEnd()) {
            ending = true;
            giveUp(event.at());
            steps.add(new BeginToEnd());
        }
        task.containers().stream().filter(this::mayStart).toList().forEach(container -> steps.add(start(container)));
        task.containers().stream().filter(this::mustStop).toList().forEach(container -> steps.add(stop(container)));
        if (!finished && states.values().stream().allMatch(ContainerState::isOver)) {
            finished = true;
            steps.add(new Finish(new Verdict(task, states).end()));
        }
        return steps;
    }

    /** Whether nothing is started any more. */
    public boolean isEnding() {
        return ending;
    }

    private void note(TaskEvent event) {
        switch (event) {
            case TaskEvent.Begun _ -> {
            }
            case TaskEvent.Started started -> states.put(started.container(), new Running(started.at(), false));
            case TaskEvent.FailedToStart failed -> states.put(failed.container(),
                    new NeverRan(failed.at(), failed.reason(), !ending));
            case TaskEvent.Ended ended -> states.put(ended.container(), new Ended(ended.exit(), mayBeStopped(ended.container())));
            case TaskEvent.StartTimedOut late -> dependencies.isLate(late.container());
            case TaskEvent.StopRequested request -> {
                stopRequested = true;
                grace = request.grace();
            }
        }
    }

    /** Nobody has written down which ones were asked to before a restart, and which ended by themselves. */
    private boolean mayBeStopped(String container) {
        return wasEnding || states.get(container) instanceof Running running && running.stopping();
    }

    private boolean isToEnd() {
        return stopRequested || switch (task.kind()) {
            case TASK -> essential().anyMatch(ContainerState::isOver);
            case POD -> essential().anyMatch(NeverRan.class::isInstance) || essential().allMatch(ContainerState::isOver);
        };
    }

    private Stream<ContainerState> essential() {
        return task.containers().stream().filter(TaskContainer::essential).map(this::state);
    }

    /** Those that will not run, until no others follow from them. */
    private void giveUp(Instant at) {
        boolean changed;
        do {
            changed = false;
            for (TaskContainer container : task.containers()) {
                Optional<NeverRan> lost = state(container) instanceof Waiting ? obstacle(container, at) : Optional.empty();
                lost.ifPresent(never -> states.put(container.name(), never));
                changed |= lost.isPresent();
            }
        } while (changed);
    }

    /** Those that will not run for a reason of their own: once the task ends, nobody could find it out again. */
    private List<TaskStep> newlyGivenUp() {
        List<TaskStep> steps = new ArrayList<>();
        states.forEach((name, state) -> {
            if (state instanceof NeverRan(Instant _, String reason, boolean ownFault) && ownFault && givenUp.add(name)) {
                steps.add(new GiveUp(name, reason));
            }
        });
        return steps;
    }

    private Optional<NeverRan> obstacle(TaskContainer container, Instant at) {
        if (ending) {
            return Optional.of(new NeverRan(at, OVER, false));
        }
        if (isStuck()) {
            return Optional.of(new NeverRan(at, CIRCLE, true));
        }
        return dependencies.obstacle(container).map(reason -> new NeverRan(at, reason, true));
    }

    /** Whether nothing runs and nothing can start, ever. */
    private boolean isStuck() {
        return states.values().stream().noneMatch(ContainerState::isLive)
                && task.containers().stream().allMatch(container -> !mayStart(container)
                        && (state(container).isOver() || dependencies.obstacle(container).isEmpty()));
    }

    private boolean mayStart(TaskContainer container) {
        return !ending && state(container) instanceof Waiting && dependencies.areMet(container);
    }

    /** Those that depend on it end first. */
    private boolean mustStop(TaskContainer container) {
        return ending && state(container) instanceof Running running && !running.stopping() && task.containers().stream()
                .noneMatch(other -> state(other).isLive() && dependsOn(other, container));
    }

    private static boolean dependsOn(TaskContainer one, TaskContainer other) {
        return one.dependsOn().stream().anyMatch(dependency -> dependency.container().equals(other.name()));
    }

    private TaskStep start(TaskContainer container) {
        states.put(container.name(), new Starting());
        return new Start(container);
    }

    private TaskStep stop(TaskContainer container) {
        states.computeIfPresent(container.name(),
                (_, state) -> state.startedAt().<ContainerState>map(since -> new Running(since, true)).orElse(state));
        return new Stop(container.name(), container.stopTimeout().orElse(grace));
    }

    private ContainerState state(TaskContainer container) {
        return states.get(container.name());
    }
}
