package dev.longshore.gateway.event;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import dev.longshore.gateway.event.EventProperties.Publish;

import static org.assertj.core.api.Assertions.assertThat;

class EventPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void events_are_made_while_there_are_targets_and_AWS_is_not_used_unless_set() {
        runner.run(context -> {
            EventProperties properties = context.getBean(EventProperties.class);
            assertThat(properties.publish()).isEqualTo(Publish.WITH_TARGETS);
            assertThat(properties.aws().sns()).isEmpty();
            assertThat(properties.aws().eventBridge()).isEmpty();
            assertThat(properties.aws().sqs()).isEmpty();
            assertThat(properties.aws().region()).isEqualTo("us-east-1");
            assertThat(properties.aws().accessKeyId()).isEmpty();
            assertThat(properties.aws().secretAccessKey()).isEmpty();
        });
    }

    @Test
    void everything_can_be_set_and_the_secret_is_not_shown() {
        runner.withPropertyValues("longshore.events.publish=always", "longshore.events.aws.sns-endpoint=http://localhost:5000",
                "longshore.events.aws.event-bridge-endpoint=https://events.eu-west-1.amazonaws.com",
                "longshore.events.aws.sqs-endpoint=http://localhost:9324", "longshore.events.aws.region=eu-west-1",
                "longshore.events.aws.access-key-id=key",
                "longshore.events.aws.secret-access-key=hidden").run(context -> {
                    EventProperties properties = context.getBean(EventProperties.class);
                    assertThat(properties.publish()).isEqualTo(Publish.ALWAYS);
                    assertThat(properties.aws().sns()).contains(URI.create("http://localhost:5000"));
                    assertThat(properties.aws().eventBridge()).contains(URI.create("https://events.eu-west-1.amazonaws.com"));
                    assertThat(properties.aws().sqs()).contains(URI.create("http://localhost:9324"));
                    assertThat(properties.aws().region()).isEqualTo("eu-west-1");
                    assertThat(properties.aws().accessKeyId()).isEqualTo("key");
                    assertThat(properties.aws().secretAccessKey()).isEqualTo("hidden");
                    assertThat(properties.toString()).doesNotContain("hidden");
                });
    }

    @Test
    void a_value_that_cannot_be_right_stops_the_start() {
        for (String wrong : new String[]{"publish=sometimes", "aws.sns-endpoint=localhost", "aws.event-bridge-endpoint=ftp://x",
                "aws.sqs-endpoint=queue", "aws.region=Europe", "aws.access-key-id=key", "aws.secret-access-key=hidden",
                "webhooks=true"}) {
            runner.withPropertyValues("longshore.events." + wrong)
                    .run(context -> assertThat(context).as(wrong).hasFailed());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(EventProperties.class)
    static class Bound {}
}
