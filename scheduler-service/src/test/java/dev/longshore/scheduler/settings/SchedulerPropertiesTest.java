package dev.longshore.scheduler.settings;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class SchedulerPropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void without_settings_the_defaults_count() {
        application.run(context -> assertThat(context.getBean(SchedulerProperties.class)).isEqualTo(
                new SchedulerProperties(Duration.ofSeconds(2), "", 4, Duration.ofSeconds(60), Duration.ofSeconds(10),
                        Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(5), Duration.ofMinutes(1))));
    }

    @Test
    void every_key_can_be_set() {
        application
                .withPropertyValues(
                        keys("session-timeout=1s", "instance-id=s-1", "standby-cells=0", "heartbeat-timeout=5s", "idle-grace=2m",
                                "stop-grace=3s", "finished-job-retention=4m", "launch-backoff=7s", "launch-backoff-limit=8s"))
                .run(context -> assertThat(context.getBean(SchedulerProperties.class)).isEqualTo(
                        new SchedulerProperties(Duration.ofSeconds(1), "s-1", 0, Duration.ofSeconds(5), Duration.ofMinutes(2),
                                Duration.ofSeconds(3), Duration.ofMinutes(4), Duration.ofSeconds(7), Duration.ofSeconds(8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-timeout=1ms", "standby-cells=65", "heartbeat-timeout=1s", "idle-grace=0s", "stop-grace=0s",
            "finished-job-retention=2d", "finished-job-retention=1m", "launch-backoff=0s", "launch-backoff-limit=2h",
            "heartbeat-timeuot=5s",
            "standby-cells=many"})
    void a_value_out_of_bounds_or_a_key_that_is_not_known_stops_the_start(String wrong) {
        application.withPropertyValues(keys(wrong)).run(context -> assertThat(context).hasFailed());
    }

    private static String[] keys(String... settings) {
        return Stream.of(settings).map(setting -> "longshore.scheduler." + setting).toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SchedulerProperties.class)
    static class Settings {}
}
