package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.Path;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.ContainerRuntimeContract;

/** The contract, with the launcher for hosts whose C library is older. */
class SetsidLauncherTest extends ContainerRuntimeContract {
    @Override
    protected ContainerRuntime open() throws IOException {
        return new ProcessContainerRuntime(folder.resolve("processes"), HostResources.ofThisHost("test", "this boot"),
                new SetsidLauncher(Path.of("/usr/bin/setsid")));
    }
}
