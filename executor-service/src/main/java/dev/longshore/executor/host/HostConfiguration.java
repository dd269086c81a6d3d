package dev.longshore.executor.host;

import java.io.IOException;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.executor.settings.ExecutorProperties;

/** Opens the data folder, and with it the executor's identity. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(ExecutorProperties properties) {
        return DataFolder.open(properties.dataFolder());
    }

    @Bean
    ExecutorIdentity executorIdentity(DataFolder folder) throws IOException {
        return ExecutorIdentity.of(folder.executor());
    }
}
