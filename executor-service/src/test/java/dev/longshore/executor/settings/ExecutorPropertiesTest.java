package dev.longshore.executor.settings;

import java.nio.file.Path;
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

import dev.longshore.executor.settings.ExecutorProperties.Network;
import dev.longshore.executor.settings.ExecutorProperties.RuntimeName;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutorPropertiesTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void without_settings_the_defaults_count() {
        application.withPropertyValues(keys("data-folder=/data"))
                .run(context -> assertThat(context.getBean(ExecutorProperties.class)).isEqualTo(new ExecutorProperties(
                        Path.of("/data"), RuntimeName.AUTO, Network.HOST, "", 16, 1.0, 512, 0, "busybox", "host", 0,
                        Duration.ofSeconds(1))));
    }

    @Test
    void every_key_can_be_set() {
        application
                .withPropertyValues(
                        keys("data-folder=/data", "runtime=docker", "network=bridge", "address=10.0.3.17", "vcpu-overcommit=2.5",
                                "memory-overcommit=1.5", "memory-reserve=100", "gpus=4", "pause-image=mirror/pause:3",
                                "instance-type=c5.large", "price-per-hour=0.25",
                                "heartbeat-interval=3s"))
                .run(context -> assertThat(context.getBean(ExecutorProperties.class)).isEqualTo(new ExecutorProperties(
                        Path.of("/data"), RuntimeName.DOCKER, Network.BRIDGE, "10.0.3.17", 2.5, 1.5, 100, 4, "mirror/pause:3",
                        "c5.large", 0.25,
                        Duration.ofSeconds(3))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime=podman", "network=mesh", "address=here", "vcpu-overcommit=0", "vcpu-overcommit=1001",
            "memory-overcommit=0",
            "memory-overcommit=101", "memory-reserve=-1", "memory-reserve=1048577", "gpus=-1", "gpus=65", "pause-image=",
            "instance-type=a b", "price-per-hour=-1",
            "price-per-hour=1000001", "heartbeat-interval=99ms",
            "heartbeat-interval=11s", "heartbeat=1s"})
    void a_value_out_of_bounds_or_a_key_that_is_not_known_stops_the_start(String wrong) {
        application.withPropertyValues(keys("data-folder=/data", wrong)).run(context -> assertThat(context).hasFailed());
    }

    @Test
    void without_a_data_folder_there_is_no_executor() {
        application.run(context -> assertThat(context).hasFailed());
    }

    private static String[] keys(String... settings) {
        return Stream.of(settings).map(setting -> "longshore.executor." + setting).toArray(String[]::new);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ExecutorProperties.class)
    static class Settings {}
}
