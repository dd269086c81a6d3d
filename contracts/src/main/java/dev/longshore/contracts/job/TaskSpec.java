package dev.longshore.contracts.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.longshore.contracts.capacity.Resources;

import static java.util.Objects.requireNonNull;

/**
 * The containers of a multi-container job. They are started and end together, on one instance, and share the volumes of the task: a
 * volume of one name is the same for all of them.
 *
 * @param containers at least one of them essential, each with a name of its own
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html">AWS Batch API, EcsTaskProperties</a>
 */
public record TaskSpec(List<TaskContainer> containers) implements Workload {

    public TaskSpec {
        containers = List.copyOf(containers);
        Set<String> names = new HashSet<>();
        for (TaskContainer container : containers) {
            if (!names.add(container.name())) {
                throw new IllegalArgumentException("a task cannot have two containers of the name " + container.name());
            }
        }
        if (containers.stream().noneMatch(TaskContainer::essential)) {
            throw new IllegalArgumentException("a task needs an essential container");
        }
    }

    /** The sum over its containers: they may all run at once. */
    @Override
    public Resources resources() {
        return containers.stream().map(container -> container.container().resources()).reduce(Resources.NONE, Resources::plus);
    }

    /**
     * One container of a task.
     *
     * @param essential whether its end is the end of the task
     * @param dependsOn what must be before it starts
     * @param startTimeout how long others wait for it to reach what they depend on, from its own start on; empty for ever
     * @param stopTimeout between SIGTERM and SIGKILL; empty for the usual
     * @param container its volumes are those of the task
     */
    public record TaskContainer(String name, boolean essential, List<Dependency> dependsOn, Optional<Duration> startTimeout,
            Optional<Duration> stopTimeout, ContainerSpec container) {

        public TaskContainer {
            requireNonNull(name, "name");
            dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
            startTimeout = startTimeout == null ? Optional.empty() : startTimeout;
            stopTimeout = stopTimeout == null ? Optional.empty() : stopTimeout;
            requireNonNull(container, "container");
        }
    }

    /** A container starts only when another one of its task meets the condition. */
    public record Dependency(String container, Condition condition) {

        public Dependency {
            requireNonNull(container, "container");
            requireNonNull(condition, "condition");
        }
    }

    /** What is awaited of another container. */
    public enum Condition {
        /** It has started. */
        START,
        /** It has ended, however. */
        COMPLETE,
        /** It has ended with exit code 0. */
        SUCCESS
    }
}
