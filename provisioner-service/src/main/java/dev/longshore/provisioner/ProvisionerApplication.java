package dev.longshore.provisioner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

import dev.longshore.messaging.MessagingConfiguration;

/** Turns compute environments into instances. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import(MessagingConfiguration.class)
public class ProvisionerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisionerApplication.class, arguments);
    }
}
