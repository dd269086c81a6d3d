package dev.longshore.executor;

import java.io.IOException;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.docker.DockerContainerRuntime;
import dev.longshore.executor.docker.DockerEngine;
import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.process.HostResources;
import dev.longshore.executor.process.ProcessContainerRuntime;
import dev.longshore.executor.settings.ExecutorProperties;

/** Chooses what runs the attempts, once, at the start. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeConfiguration.class);

    @Bean(destroyMethod = "close")
    ContainerRuntime containerRuntime(ExecutorProperties properties, DataFolder data) throws IOException {
        return switch (properties.runtime()) {
            case PROCESS -> processes(data);
            case DOCKER -> docker(DockerEngine.ofEnvironment(), properties, data);
            case AUTO -> dockerElseProcesses(DockerEngine.ofEnvironment(), properties, data);
        };
    }

    private static ContainerRuntime dockerElseProcesses(DockerEngine engine, ExecutorProperties properties, DataFolder data)
            throws IOException {
        if (engine.answers()) {
            return docker(engine, properties, data);
        }
        LOG.info("no Docker engine answers at {}: jobs run as processes of this host, and their images are not used",
                engine.address());
        engine.close();
        return processes(data);
    }

    private static ContainerRuntime docker(DockerEngine engine, ExecutorProperties properties, DataFolder data) {
        return new DockerContainerRuntime(engine, data.executor(), properties.network().name().toLowerCase(Locale.ROOT));
    }

    private static ContainerRuntime processes(DataFolder data) throws IOException {
        return new ProcessContainerRuntime(data.path().resolve("process"), HostResources.ofThisHost(data.hostId()));
    }
}
