package dev.longshore.gateway.schedule.firing;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class FiringPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void ten_missed_jobs_of_a_schedule_are_made_up_unless_set() {
        runner.run(context -> assertThat(context.getBean(FiringProperties.class).madeUpAtMost()).isEqualTo(10));
        runner.withPropertyValues("longshore.schedules.made-up-at-most=0")
                .run(context -> assertThat(context.getBean(FiringProperties.class).madeUpAtMost()).isZero());
        runner.withPropertyValues("longshore.schedules.made-up-at-most=-1").run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("longshore.schedules.made-up-at-most=10001").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void missed_times_are_remembered_for_thirty_days_unless_set() {
        runner.run(
                context -> assertThat(context.getBean(FiringProperties.class).missedRetention()).isEqualTo(Duration.ofDays(30)));
        runner.withPropertyValues("longshore.schedules.missed-retention=7d").run(
                context -> assertThat(context.getBean(FiringProperties.class).missedRetention()).isEqualTo(Duration.ofDays(7)));
        runner.withPropertyValues("longshore.schedules.missed-retention=23h").run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("longshore.schedules.missed-retention=366d").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_key_that_does_not_exist_stops_the_start() {
        runner.withPropertyValues("longshore.schedules.retention=7d").run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FiringProperties.class)
    static class Bound {}
}
