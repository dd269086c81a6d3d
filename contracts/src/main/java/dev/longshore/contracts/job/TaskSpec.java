package dev.longshore.contracts.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.Resources;

import static java.util.Objects.requireNonNull;

/**
 * The containers of a multi-container job: of an ECS task or of a Kubernetes pod. They run on one instance and share the volumes of the
 * task: a volume of one name is the same for all of them.
 *
 * @param containers at least one of them essential, each with a name of its own
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html">AWS Batch API, EcsTaskProperties</a>
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksPodProperties.html">AWS Batch API, EksPodProperties</a>
 */
public record TaskSpec(List<TaskContainer> containers, Kind kind) implements Workload {

    /** By what rules the containers belong together. */
    public enum Kind {
        /** They may all run at once, and the end of an essential one is the end of all. */
        TASK,
        /**
         * The essential ones run at once, each to its own end; the others prepare, one after the other, before these begin. The pod
         * fails with the first container that fails.
         */
        POD
    }

    public TaskSpec {
        kind = kind == null ? Kind.TASK : kind;
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

    /** One of ECS. */
    public TaskSpec(List<TaskContainer> containers) {
        this(containers, Kind.TASK);
    }

    /**
     * What those need together that may run at once. Of a pod, the sum over its containers, or what one that prepares needs where that
     * is more.
     *
     * @see <a href="https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers">Kubernetes,
     *      resource sharing within containers</a>
     */
    @Override
    public Resources resources() {
        return switch (kind) {
            case TASK -> resources(_ -> true).reduce(Resources.NONE, Resources::plus);
            case POD -> resources(container -> !container.essential()).reduce(
                    resources(TaskContainer::essential).reduce(Resources.NONE, Resources::plus), Resources::most);
        };
    }

    private Stream<Resources> resources(Predicate<TaskContainer> which) {
        return containers.stream().filter(which).map(container -> container.container().resources());
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
