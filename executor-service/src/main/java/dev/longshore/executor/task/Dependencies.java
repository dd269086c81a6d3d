package dev.longshore.executor.task;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;

/** Whether containers may start, or never will. */
final class Dependencies {

    private static final String HOPELESS = "CannotStartContainerError: container ";

    private final Map<String, ContainerState> states;
    private final Set<String> late = new HashSet<>();

    /** @param states by name, as they are whenever it is asked for */
    Dependencies(Map<String, ContainerState> states) {
        this.states = states;
    }

    /** Nobody waits for that container any longer. */
    void isLate(String container) {
        late.add(container);
    }

    boolean areMet(TaskContainer container) {
        return container.dependsOn().stream().allMatch(this::isMet);
    }

    /** Why the container will never run; nothing while it may. */
    Optional<String> obstacle(TaskContainer container) {
        return container.dependsOn().stream().flatMap(dependency -> obstacle(dependency).stream()).findFirst();
    }

    private boolean isMet(Dependency dependency) {
        return switch (states.get(dependency.container())) {
            case null -> false;
            case ContainerState.Waiting _,ContainerState.Starting _,ContainerState.NeverRan _ -> false;
            case ContainerState.Running _ -> dependency.condition() == Condition.START;
            case ContainerState.Ended ended -> dependency.condition() != Condition.SUCCESS || ended.exit().code() == 0;
        };
    }

    private Optional<String> obstacle(Dependency dependency) {
        String name = dependency.container();
        if (isMet(dependency)) {
            return Optional.empty();
        }
        return switch (states.get(name)) {
            case null -> Optional.of(HOPELESS + name + ", which it depends on, is not part of the task");
            case ContainerState.NeverRan _ -> Optional.of(HOPELESS + name + ", which it depends on, did not run");
            case ContainerState.Ended ended ->
                Optional.of(HOPELESS + name + ", whose success it depends on, ended with exit code "
                        + ended.exit().code());
            case ContainerState.Waiting _,ContainerState.Starting _,ContainerState.Running _ -> late.contains(name)
                    ? Optional.of(HOPELESS + name + ", which it depends on, did not end within its start timeout")
                    : Optional.empty();
        };
    }
}
