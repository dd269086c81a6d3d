package dev.longshore.executor.docker;

import dev.longshore.contracts.capacity.ExecutorId;

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
}
