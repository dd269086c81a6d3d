package dev.longshore.gateway.api.throttle;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottlingPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void callers_are_not_held_back_unless_that_is_set() {
        runner.run(context -> assertThat(context.getBean(ThrottlingProperties.class))
                .isEqualTo(new ThrottlingProperties(0, Duration.ofSeconds(1), 10_000, Map.of())));
    }

    @Test
    void all_of_it_can_be_set() {
        runner.withPropertyValues("longshore.throttling.requests-per-second=0.5", "longshore.throttling.burst=10s",
                "longshore.throttling.remembered=200", "longshore.throttling.operations.SubmitJob=50",
                "longshore.throttling.operations.schedulerTagResource=1")
                .run(context -> assertThat(context.getBean(ThrottlingProperties.class))
                        .isEqualTo(new ThrottlingProperties(0.5, Duration.ofSeconds(10), 200,
                                Map.of("SubmitJob", 50.0, "schedulerTagResource", 1.0))));
        runner.withInitializer(context -> context.getEnvironment().getPropertySources().replace("systemEnvironment",
                new SystemEnvironmentPropertySource("systemEnvironment",
                        Map.of("LONGSHORE_THROTTLING_OPERATIONS_SUBMITJOB", "50"))))
                .run(context -> assertThat(context.getBean(ThrottlingProperties.class).operations())
                        .isEqualTo(Map.of("submitjob", 50.0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests-per-second=-1", "requests-per-second=1000001", "requests-per-second=NaN", "burst=99ms",
            "burst=61m", "remembered=99", "remembered=1000001", "operations.SubmitJob=-1", "operations.SubmitJob=many",
            "operations.SubmitJob=1000001", "rate=5"})
    void what_is_out_of_range_or_unknown_stops_the_start(String setting) {
        runner.withPropertyValues("longshore.throttling." + setting).run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ThrottlingProperties.class)
    static class Bound {}
}
