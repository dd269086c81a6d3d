package dev.longshore.gateway.job.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.job.TheContainer;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionRelayTest {

    private final Path folder = TestInfrastructure.temporary("broker-that-goes-away");
    private final String database = TestInfrastructure.mongoUri("relay-" + UUID.randomUUID());

    private String bootstrapServers;

    @BeforeEach
    void rememberWhereTheBrokerWillBe() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            bootstrapServers = broker.bootstrapServers();
        }
    }

    @Test
    void a_job_is_accepted_while_Kafka_is_away_and_sent_when_it_is_back() throws IOException {
        try (RunningGateway gateway = RunningGateway.start(bootstrapServers, database)) {
            String id = submit(gateway.batch());

            try (EmbeddedBroker _ = EmbeddedBroker.start(folder)) {
                assertSent(id);
            }
        }
    }

    @Test
    void a_job_that_a_gateway_could_not_send_before_it_died_is_sent_by_the_next_one() throws IOException {
        String id;
        try (RunningGateway gateway = RunningGateway.start(bootstrapServers, database)) {
            id = submit(gateway.batch());
        }

        try (EmbeddedBroker _ = EmbeddedBroker.start(folder);
                RunningGateway _ = RunningGateway.start(bootstrapServers, database)) {
            assertSent(id);
        }
    }

    private void assertSent(String id) {
        try (Listener commands = new Listener(bootstrapServers, Topic.JOB_COMMANDS)) {
            JobSubmitted message = commands.await(JobSubmitted.class, id);
            assertThat(TheContainer.of(message.workload()).command()).containsExactly("echo", "there");
            assertThat(message.retryStrategy().attempts()).isEqualTo(2);
            assertThat(message.jobDefinitionName()).startsWith("definition-");
        }
    }

    private static String submit(BatchClient batch) {
        Cluster cluster = new Cluster(batch);
        String queue = cluster.queueOver(cluster.environment(CRType.EC2));
        String definition = Cluster.uniqueName("definition");
        batch.registerJobDefinition(request -> request.jobDefinitionName(definition).type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").command("echo", "Ref::what")
                        .resourceRequirements(requirement("VCPU", "1"), requirement("MEMORY", "128"))));
        return batch.submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition(definition)
                .parameters(Map.of("what", "there")).retryStrategy(strategy -> strategy.attempts(2))).jobId();
    }

    private static ResourceRequirement requirement(String type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }
}
