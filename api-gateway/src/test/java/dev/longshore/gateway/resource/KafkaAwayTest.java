package dev.longshore.gateway.resource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.RawHttp;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaAwayTest {

    private final Path folder = TestInfrastructure.temporary("broker-that-goes-away");
    private final String database = TestInfrastructure.mongoUri("away-" + UUID.randomUUID());

    private String bootstrapServers;

    @BeforeEach
    void rememberWhereTheBrokerWillBe() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            bootstrapServers = broker.bootstrapServers();
        }
    }

    @Test
    void what_is_created_while_Kafka_is_away_is_announced_when_it_is_back() throws IOException {
        try (RunningGateway gateway = RunningGateway.start(bootstrapServers, database)) {
            String environment = new Cluster(gateway.batch()).environment(CRType.EC2);

            assertThat(new RawHttp(gateway.endpoint()).send("GET /actuator/health/readiness HTTP/1.1", "", new byte[0]).status())
                    .isEqualTo(200);
            try (EmbeddedBroker _ = EmbeddedBroker.start(folder)) {
                assertAnnounced(environment);
            }
        }
    }

    @Test
    void what_a_gateway_that_died_could_not_announce_is_announced_by_the_next_one() throws IOException {
        String environment;
        try (RunningGateway gateway = RunningGateway.start(bootstrapServers, database)) {
            environment = new Cluster(gateway.batch()).environment(CRType.EC2);
        }

        try (EmbeddedBroker _ = EmbeddedBroker.start(folder);
                RunningGateway _ = RunningGateway.start(bootstrapServers, database)) {
            assertAnnounced(environment);
        }
    }

    private void assertAnnounced(String environment) {
        try (Listener resources = new Listener(bootstrapServers, Topic.RESOURCES)) {
            String arn = Arn.batch("eu-west-1", "123456789012", "compute-environment", environment).toString();
            assertThat(resources.await(ComputeEnvironmentDefined.class, arn).revision()).isEqualTo(1);
        }
    }
}
