package dev.longshore.provisioner.hostpool;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class HostPoolPropertiesTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class)).withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(HostPoolProperties.class)
    @Configuration(proxyBeanMethods = false)
    static class Settings {}

    @Test
    void everything_has_a_default() {
        context.run(started -> assertThat(started.getBean(HostPoolProperties.class))
                .isEqualTo(new HostPoolProperties(Duration.ofSeconds(10))));
    }

    @Test
    void everything_can_be_set() {
        context.withPropertyValues("longshore.provisioner.silence=30s").run(started -> assertThat(
                started.getBean(HostPoolProperties.class)).isEqualTo(new HostPoolProperties(Duration.ofSeconds(30))));
    }

    @Test
    void a_silence_shorter_than_a_few_heartbeats_stops_the_start() {
        context.withPropertyValues("longshore.provisioner.silence=1s").run(failed -> assertThat(failed).hasFailed());
    }

    @Test
    void an_unknown_key_stops_the_start() {
        context.withPropertyValues("longshore.provisioner.silense=30s").run(failed -> assertThat(failed).hasFailed());
    }
}
