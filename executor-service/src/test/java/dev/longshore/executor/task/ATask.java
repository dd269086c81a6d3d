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
        return new TaskSpec(List.of(containers).stream().map(each -> new TaskContainer(each.name, each.essential, each.dependsOn,
                each.startTimeout, each.stopTimeout, each.spec)).toList());
    }
}
