package dev.longshore.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void the_account_is_the_one_of_the_examples_unless_set() {
        runner.run(context -> assertThat(context.getBean(GatewayProperties.class).account()).isEqualTo("123456789012"));
        runner.withPropertyValues("longshore.gateway.account=210987654321")
                .run(context -> assertThat(context.getBean(GatewayProperties.class).account()).isEqualTo("210987654321"));
    }

    @Test
    void an_account_of_another_form_stops_the_start() {
        runner.withPropertyValues("longshore.gateway.account=12345").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_key_that_does_not_exist_stops_the_start() {
        runner.withPropertyValues("longshore.gateway.acount=123456789012").run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayProperties.class)
    static class Bound {}
}
