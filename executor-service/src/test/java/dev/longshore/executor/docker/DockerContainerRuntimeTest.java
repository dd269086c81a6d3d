package dev.longshore.executor.docker;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.ContainerRuntimeContract;

/** The contract, against the engine of this host. */
@NeedsDocker
class DockerContainerRuntimeTest extends ContainerRuntimeContract {
    @Override
    protected ContainerRuntime open() {
        return new DockerContainerRuntime(DockerEngine.ofEnvironment(), executor, "host");
    }
}
