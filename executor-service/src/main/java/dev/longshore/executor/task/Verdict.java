package dev.longshore.executor.task;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.task.ContainerState.Ended;
import dev.longshore.executor.task.ContainerState.NeverRan;

/**
 * What the ends of its containers come to for a task. An essential container that failed by itself decides; else one that could not run;
 * else the first that ended. What became of those that were stopped because of it does not matter. In a pod each container decides like an
 * essential one, and the pod does not succeed where any of them did not, stopped or not.
 *
 * @param states all of them over
 */
record Verdict(TaskSpec task, Map<String, ContainerState> states) {

    TaskEnd end() {
        return failure().or(this::notStarted).or(this::firstToEnd)
                .orElseGet(() -> notStarted(deciding(NeverRan.class).findFirst()
                        .orElseThrow()));
    }

    private Optional<TaskEnd> failure() {
        return deciding(Ended.class).filter(ended -> !ended.stopped() && ended.exit().code() != 0).min(byTime())
                .map(this::exited);
    }

    private Optional<TaskEnd> notStarted() {
        return deciding(NeverRan.class).filter(NeverRan::ownFault).min(Comparator.comparing(NeverRan::at)).map(this::notStarted);
    }

    /** One that ended by itself, if there is one: after a restart that is not known of any. */
    private Optional<TaskEnd> firstToEnd() {
        Comparator<Ended> byItself = Comparator.comparing(Ended::stopped).thenComparing(byTime());
        Comparator<Ended> first = switch (task.kind()) {
            case TASK -> byItself;
            case POD -> Comparator.comparing((Ended ended) -> ended.exit().code() == 0).thenComparing(byItself);
        };
        return deciding(Ended.class).min(first).map(this::exited);
    }

    private static Comparator<Ended> byTime() {
        return Comparator.comparing(ended -> ended.exit().at());
    }

    private TaskEnd exited(Ended decisive) {
        Exit exit = decisive.exit();
        Instant first = all(Ended.class).map(ended -> ended.exit().startedAt()).min(Comparator.naturalOrder()).orElseThrow();
        return new TaskEnd.Exited(new Exit(first, lastEnd(exit.at()), exit.code(), exit.reason()), containers());
    }

    private TaskEnd notStarted(NeverRan decisive) {
        return new TaskEnd.FailedToStart(lastEnd(decisive.at()), decisive.reason(), containers());
    }

    private Instant lastEnd(Instant atLeast) {
        return Stream.concat(Stream.of(atLeast), all(Ended.class).map(ended -> ended.exit().at())).max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<ContainerEnd> containers() {
        return task.containers().stream().map(container -> states.get(container.name()).end(container.name())).toList();
    }

    private <T extends ContainerState> Stream<T> deciding(Class<T> state) {
        return task.containers().stream().filter(container -> container.essential() || task.kind() == TaskSpec.Kind.POD)
                .map(container -> states.get(container.name())).filter(state::isInstance).map(state::cast);
    }

    private <T extends ContainerState> Stream<T> all(Class<T> kind) {
        return states.values().stream().filter(kind::isInstance).map(kind::cast);
    }
}
