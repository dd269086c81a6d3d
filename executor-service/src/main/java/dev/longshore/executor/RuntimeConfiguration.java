package dev.longshore.executor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.settings.ExecutorProperties;

/** Makes what runs the attempts, once, at the start. */
@Configuration(proxyBeanMethods = false)
class RuntimeConfiguration {
    @Bean(destroyMethod = "close")
    ContainerRuntime containerRuntime(ExecutorProperties properties, DataFolder data, ExecutorIdentity identity)
            throws InterruptedException {
        return new RuntimeChoice(properties, data, identity).make();
    }
}
