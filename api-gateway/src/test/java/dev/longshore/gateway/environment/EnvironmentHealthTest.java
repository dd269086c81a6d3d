package dev.longshore.gateway.environment;

import java.time.Instant;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CRType;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.query.EnvironmentHealth;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.FakeScheduler;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentHealthTest extends JobTest {

    private String name;
    private Arn arn;

    @BeforeEach
    void an_environment() {
        name = cluster.environment(CRType.EC2);
        arn = Arn.parse(cluster.describe(name).computeEnvironmentArn());
    }

    @Test
    void an_environment_is_shown_as_the_scheduler_sees_it() {
        scheduler.health(arn, new EnvironmentHealth(2, 1, 0, 6_500, 4_000, Optional.empty()));

        JsonNode health = await("HEALTHY");

        assertThat(health.path("maxvCpus").asInt()).isEqualTo(16);
        assertThat(health.path("asOf").asLong()).isEqualTo(FakeScheduler.MOMENT.toEpochMilli());
        assertThat(health.path("vcpus").asDouble()).isEqualTo(6.5);
        assertThat(health.path("takenVcpus").asDouble()).isEqualTo(4);
        assertThat(health.path("instances").toString()).isEqualTo("{\"ready\":2,\"coming\":1,\"leaving\":0}");
        assertThat(health.has("launchTrouble")).isFalse();
    }

    @Test
    void an_environment_that_gets_no_instances_says_why() {
        scheduler.health(arn, new EnvironmentHealth(0, 0, 0, 0, 0,
                Optional.of(new EnvironmentHealth.Trouble("no host has room", 3, Optional.of(Instant.ofEpochMilli(99))))));

        assertThat(await("LAUNCHES_FAIL").path("launchTrouble").toString())
                .isEqualTo("{\"reason\":\"no host has room\",\"failures\":3,\"retryAt\":99}");
    }

    @Test
    void without_an_answer_nothing_is_claimed() {
        assertThat(health().path("health").asString()).isEqualTo("UNKNOWN");
        assertThat(health().has("instances")).isFalse();
    }

    @Test
    void an_environment_that_is_disabled_is_not_expected_to_do_anything() {
        batch.updateComputeEnvironment(request -> request.computeEnvironment(name).state(CEState.DISABLED));

        assertThat(await("DISABLED").path("state").asString()).isEqualTo("DISABLED");
    }

    private JsonNode await(String word) {
        return Awaitility.await().until(this::health, health -> health.path("health").asString().equals(word));
    }

    private JsonNode health() {
        RawHttp.Answer answer = new RawHttp(endpoint())
                .get("/longshore/v1/health/compute-environments?region=" + REGION + "&name=" + name);
        return Json.parseObject(answer.body()).path("computeEnvironments").path(0);
    }
}
