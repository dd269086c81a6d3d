package dev.longshore.gateway;

import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.longshore.messaging.MessagingConfiguration;

/** The REST gateway of Longshore: what AWS clients talk to. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(MessagingConfiguration.class)
public class GatewayApplication {

    /** The name of its configuration file: each service has its own, so that all can run in one JVM. */
    private static final String CONFIGURATION = "--spring.config.name=gateway";

    public static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class,
                Stream.concat(Stream.of(CONFIGURATION), Stream.of(arguments)).toArray(String[]::new));
    }
}
