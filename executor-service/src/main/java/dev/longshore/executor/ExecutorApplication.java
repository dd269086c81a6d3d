package dev.longshore.executor;

import java.util.stream.Stream;

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
        SpringApplication.run(ExecutorApplication.class,
                Stream.concat(Stream.of("--spring.config.name=executor"), Stream.of(arguments)).toArray(String[]::new));
    }
}
