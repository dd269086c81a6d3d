package dev.longshore.executor.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.executor.container.AnAttempt;

/** Containers of a task, for tests. */
public record ATask(String name, boolean essential, List<Dependency> dependsOn, Optional<Duration> startTimeout,
        Optional<Duration> stopTimeout, ContainerSpec spec) {

    public static ATask essential(String name) {
        return new ATask(name, true, List.of(), Optional.empty(), Optional.empty(), AnAttempt.shell("exit 0"));
    }

    public static ATask sidecar(String name) {
        return new ATask(name, false, List.of(), Optional.empty(), Optional.empty(), AnAttempt.shell("exit 0"));
    }

    public ATask after(String other, Condition condition) {
        List<Dependency> all = new ArrayList<>(dependsOn);
        all.add(new Dependency(other, condition));
        return new ATask(name, essential, all, startTimeout, stopTimeout, spec);
    }

    public ATask startingWithin(Duration timeout) {
        return new ATask(name, essential, dependsOn, Optional.of(timeout), stopTimeout, spec);
    }

    public ATask stoppingWithin(Duration timeout) {
        return new ATask(name, essential, dependsOn, startTimeout, Optional.of(timeout), spec);
    }

    public ATask running(ContainerSpec other) {
        return new ATask(name, essential, dependsOn, startTimeout, stopTimeout, other);
    }

    public static TaskSpec of(ATask... containers) {
        return new TaskSpec(containers(containers));
    }

    /** A pod: those that are not essential prepare, each after the success of the one before it. */
    public static TaskSpec pod(ATask... containers) {
        List<ATask> chained = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (ATask container : containers) {
            chained.add(before.map(name -> container.after(name, Condition.SUCCESS)).orElse(container));
            before = container.essential ? before : Optional.of(container.name);
        }
        return new TaskSpec(containers(chained.toArray(ATask[]::new)), TaskSpec.Kind.POD);
    }

    private static List<TaskContainer> containers(ATask... containers) {
        return List.of(containers).stream().map(each -> new TaskContainer(each.name, each.essential, each.dependsOn,
                each.startTimeout, each.stopTimeout, each.spec)).toList();
    }
}
