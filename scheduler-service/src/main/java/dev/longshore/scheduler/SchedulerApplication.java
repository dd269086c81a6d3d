package dev.longshore.scheduler;

import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.longshore.messaging.MessagingConfiguration;

/** Decides which job runs where and when. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(MessagingConfiguration.class)
public class SchedulerApplication {

    /** The name of its configuration file: each service has its own, so that all can run in one JVM. */
    private static final String CONFIGURATION = "--spring.config.name=scheduler";

    public static void main(String[] arguments) {
        SpringApplication.run(SchedulerApplication.class,
                Stream.concat(Stream.of(CONFIGURATION), Stream.of(arguments)).toArray(String[]::new));
    }
}
