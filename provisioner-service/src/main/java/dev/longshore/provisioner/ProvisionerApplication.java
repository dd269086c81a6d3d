package dev.longshore.provisioner;

import java.time.Clock;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.longshore.messaging.MessagingConfiguration;

/** Turns compute environments into instances. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(MessagingConfiguration.class)
public class ProvisionerApplication {

    /** The name of its configuration file: each service has its own, so that all can run in one JVM. */
    private static final String CONFIGURATION = "--spring.config.name=provisioner";

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisionerApplication.class,
                Stream.concat(Stream.of(CONFIGURATION), Stream.of(arguments)).toArray(String[]::new));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
