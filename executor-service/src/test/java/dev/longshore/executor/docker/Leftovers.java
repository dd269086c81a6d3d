package dev.longshore.executor.docker;

import java.util.List;

import com.github.dockerjava.api.model.Container;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;

/** What tests have left with the engine of this host. */
public final class Leftovers {
    private Leftovers() {}

    /** Removes the containers of that executor, running ones too. */
    public static void remove(ExecutorId executor) {
        try (DockerEngine engine = DockerEngine.ofEnvironment()) {
            new OwnContainers(engine, executor).list()
                    .forEach(left -> engine.ask(docker -> docker.removeContainerCmd(left.id()).withForce(true).exec()));
        }
    }

    /** The pause containers of an attempt. */
    public static List<String> pausesOf(AttemptId attempt) {
        try (DockerEngine engine = DockerEngine.ofEnvironment()) {
            return engine.ask(docker -> docker.listContainersCmd().withShowAll(true)
                    .withLabelFilter(List.of("longshore.pause-of=" + attempt)).exec()).stream().map(Container::getId).toList();
        }
    }

    /** The names of the volumes that the containers of an attempt share. */
    public static List<String> volumesOf(AttemptId attempt) {
        try (DockerEngine engine = DockerEngine.ofEnvironment()) {
            return engine
                    .ask(docker -> docker.listVolumesCmd().withFilter("label", List.of("longshore.volume-of=" + attempt)).exec())
                    .getVolumes().stream().map(volume -> volume.getName()).toList();
        }
    }
}
