package dev.longshore.executor.attempt;

import java.io.IOException;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.process.HostResources;
import dev.longshore.executor.process.ProcessContainerRuntime;

class ProcessTaskTest extends TaskStories {

    @Override
    protected ContainerRuntime open() throws IOException {
        return new ProcessContainerRuntime(folder.resolve("process"), HostResources.ofThisHost("test", "boot 1"));
    }
}
