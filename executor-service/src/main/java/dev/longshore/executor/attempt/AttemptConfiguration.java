package dev.longshore.executor.attempt;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.longshore.executor.host.DataFolder;
import dev.longshore.executor.host.ExecutorIdentity;
import dev.longshore.executor.task.TaskFiles;

/** Keeps what is known of tasks in the data folder. */
@Configuration(proxyBeanMethods = false)
class AttemptConfiguration {

    @Bean
    TaskFiles taskFiles(DataFolder data, ExecutorIdentity identity) {
        return new TaskFiles(data.path().resolve("tasks"), identity.boot());
    }
}
