package dev.longshore.messaging.startup;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class QuietKafkaTest {

    @Test
    void clients_are_quiet_unless_they_are_told_to_speak() {
        try (ConfigurableApplicationContext service = run();
                ConfigurableApplicationContext chatty = run(
                        "--logging.level.org.apache.kafka.clients=info")) {
            assertThat(levelOfClients(service)).isEqualTo("error");
            assertThat(levelOfClients(chatty)).isEqualTo("info");
        }
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(arguments);
    }

    private static String levelOfClients(ConfigurableApplicationContext service) {
        return service.getEnvironment().getProperty("logging.level.org.apache.kafka.clients");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
