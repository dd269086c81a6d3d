package dev.longshore.messaging.startup;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps Kafka's clients quiet in every service: each tells its hundred settings when it is made, and once a second that Kafka is away,
 * which the services say themselves, and once. Log levels that are set otherwise count.
 */
public final class QuietKafka implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("longshore-quiet-kafka",
                Map.of("logging.level.org.apache.kafka", "warn", "logging.level.org.apache.kafka.clients", "error")));
    }
}
