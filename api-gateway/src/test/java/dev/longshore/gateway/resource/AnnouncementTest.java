package dev.longshore.gateway.resource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRType;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AnnouncementTest extends GatewayTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;

    @Autowired
    private DefaultKafkaProducerFactory<String, byte[]> rawProducers;

    private Cluster cluster;
    private Listener resources;

    @BeforeEach
    void open() {
        cluster = new Cluster(batch);
        resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES);
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void an_environment_and_its_queue_are_announced() {
        String environment = cluster.environment(CRType.EC2);
        String queue = cluster.queueOver(environment);

        ComputeEnvironmentDefined announced = resources.await(ComputeEnvironmentDefined.class, arnOf(environment).toString());
        JobQueueDefined announcedQueue = resources.await(JobQueueDefined.class,
                Arn.batch(REGION, ACCOUNT, "job-queue", queue).toString());

        assertThat(announced).isEqualTo(new ComputeEnvironmentDefined(arnOf(environment), cluster.describe(environment).uuid(), 1,
                0, true, Vcpus.ZERO, Vcpus.of(16), List.of("optimal"),
                AllocationStrategy.BEST_FIT, List.of()));
        assertThat(announcedQueue.computeEnvironments()).containsExactly(arnOf(environment));
        assertThat(announcedQueue.priority()).isEqualTo(1);
        assertThat(announcedQueue.revision()).isEqualTo(1);
    }

    @Test
    void of_an_unmanaged_environment_is_told_what_its_user_says_it_has_for_reservations_alone() {
        String known = unmanaged(8);
        String unknown = unmanaged(null);

        ComputeEnvironmentDefined announced = resources.await(ComputeEnvironmentDefined.class, arnOf(known).toString());
        assertThat(announced.reservable()).contains(Vcpus.of(8));
        assertThat(announced.maxVcpus()).as("it may use what there is").isEqualTo(Vcpus.of(1_000_000));
        assertThat(resources.await(ComputeEnvironmentDefined.class, arnOf(unknown).toString()).reservable())
                .contains(Vcpus.ZERO);
    }

    private String unmanaged(Integer vcpus) {
        String name = Cluster.uniqueName("own");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(name).type(CEType.UNMANAGED)
                .unmanagedvCpus(vcpus));
        return name;
    }

    @Test
    void what_the_provisioner_says_of_a_revision_becomes_its_status() {
        String environment = cluster.environment(CRType.EC2);

        say(environment, 1, ResourceStatus.VALID, "ComputeEnvironment Healthy");

        await().until(statusOf(environment), CEStatus.VALID::equals);
        assertThat(cluster.describe(environment).statusReason()).isEqualTo("ComputeEnvironment Healthy");
    }

    @Test
    void a_status_of_another_revision_changes_nothing() {
        String environment = cluster.environment(CRType.EC2);
        say(environment, 1, ResourceStatus.VALID, "ComputeEnvironment Healthy");
        await().until(statusOf(environment), CEStatus.VALID::equals);
        String other = cluster.environment(CRType.EC2);

        say(environment, 7, ResourceStatus.INVALID, "CLIENT_ERROR - out of date");
        say(other, 1, ResourceStatus.INVALID, "CLIENT_ERROR - no such role");

        await().until(statusOf(other), CEStatus.INVALID::equals);
        assertThat(cluster.describe(environment).status()).isEqualTo(CEStatus.VALID);
    }

    @Test
    void a_broken_status_is_put_aside_and_the_next_one_is_heard() {
        String key = Cluster.uniqueName("broken");
        rawProducers.createProducer().send(new ProducerRecord<>(Topic.RESOURCE_STATUS.topicName(), 0, key,
                "{\"type\": \"Nonsense\"}".getBytes(StandardCharsets.UTF_8)));
        String environment = cluster.environment(CRType.EC2);

        say(environment, 1, ResourceStatus.VALID, "ComputeEnvironment Healthy");

        await().until(statusOf(environment), CEStatus.VALID::equals);
        try (Listener deadLetters = new Listener(TestInfrastructure.bootstrapServers(), Topic.DEAD_LETTERS)) {
            assertThat(deadLetters.await(record -> key.equals(record.key())).headers().lastHeader("reason").value())
                    .asString(StandardCharsets.UTF_8).contains("Nonsense");
        }
    }

    private void say(String environment, long revision, ResourceStatus status, String reason) {
        kafka.send(Route.single(Topic.RESOURCE_STATUS, new ResourceStatusChanged(arnOf(environment),
                cluster.describe(environment).uuid(), revision, status, reason)));
    }

    private Callable<CEStatus> statusOf(String environment) {
        return () -> cluster.describe(environment).status();
    }

    private static Arn arnOf(String environment) {
        return Arn.batch(REGION, ACCOUNT, "compute-environment", environment);
    }
}
