package dev.longshore.executor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.longshore.messaging.MessagingConfiguration;

/** Runs on each host and runs what is placed there. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(MessagingConfiguration.class)
public class ExecutorApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ExecutorApplication.class, arguments);
    }
}
