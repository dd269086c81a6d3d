package dev.longshore.executor;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.process.HostResources;
import dev.longshore.executor.process.ProcessContainerRuntime;
import dev.longshore.executor.settings.ExecutorProperties;

/** Chooses what runs the attempts, once, at the start. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {

    @Bean(destroyMethod = "close")
    ContainerRuntime containerRuntime(ExecutorProperties properties, DataFolder data) throws IOException {
        return processes(data);
    }

    private static ContainerRuntime processes(DataFolder data) throws IOException {
        return new ProcessContainerRuntime(data.path().resolve("process"), HostResources.ofThisHost(data.hostId()));
    }
}
