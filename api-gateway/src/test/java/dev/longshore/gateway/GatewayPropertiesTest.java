package dev.longshore.gateway;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
    void the_names_of_the_gateway_are_listed_without_ports() {
        runner.run(context -> assertThat(context.getBean(GatewayProperties.class).allowedHosts()).isEmpty());
        runner.withPropertyValues("longshore.gateway.allowed-hosts=batch.example, api-gateway")
                .run(context -> assertThat(context.getBean(GatewayProperties.class).allowedHosts())
                        .containsExactly("batch.example", "api-gateway"));
        runner.withInitializer(context -> context.getEnvironment().getPropertySources().replace("systemEnvironment",
                new SystemEnvironmentPropertySource("systemEnvironment",
                        Map.of("LONGSHORE_GATEWAY_ALLOWED_HOSTS", "api-gateway,host.docker.internal"))))
                .run(context -> assertThat(context.getBean(GatewayProperties.class).allowedHosts()).containsExactly("api-gateway",
                        "host.docker.internal"));
        runner.withPropertyValues("longshore.gateway.allowed-hosts=batch.example:8080")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void arrays_have_as_many_children_as_on_AWS_unless_more_are_allowed() {
        runner.run(context -> assertThat(context.getBean(GatewayProperties.class).maxArraySize()).isEqualTo(10_000));
        runner.withPropertyValues("longshore.gateway.max-array-size=1000000")
                .run(context -> assertThat(context.getBean(GatewayProperties.class).maxArraySize()).isEqualTo(1_000_000));
        runner.withPropertyValues("longshore.gateway.max-array-size=1").run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("longshore.gateway.max-array-size=1000001").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void so_many_streams_may_be_open_at_once() {
        runner.run(context -> assertThat(context.getBean(GatewayProperties.class).maxStreams()).isEqualTo(200));
        runner.withPropertyValues("longshore.gateway.max-streams=10000")
                .run(context -> assertThat(context.getBean(GatewayProperties.class).maxStreams()).isEqualTo(10_000));
        runner.withPropertyValues("longshore.gateway.max-streams=0").run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("longshore.gateway.max-streams=10001").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void a_key_that_does_not_exist_stops_the_start() {
        runner.withPropertyValues("longshore.gateway.acount=123456789012").run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(GatewayProperties.class)
    static class Bound {}
}
