package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.contracts.resource.ResourceDefinition.JobQueueDefined;
import dev.longshore.contracts.resource.ResourceDefinition.ResourceDeleted;
import dev.longshore.contracts.resource.ResourceStatus;
import dev.longshore.contracts.resource.ResourceStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.messaging.Inbound;
import dev.longshore.messaging.Route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The test says what scheduler and provisioner would. */
class DeletionTest extends GatewayTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;

    private Cluster cluster;
    private Listener resources;
    private String environment;

    @BeforeEach
    void open() {
        cluster = new Cluster(batch);
        resources = new Listener(TestInfrastructure.bootstrapServers(), Topic.RESOURCES);
        environment = cluster.environment(CRType.EC2);
    }

    @AfterEach
    void close() {
        resources.close();
    }

    @Test
    void a_queue_is_DELETING_until_the_scheduler_says_that_nothing_of_it_is_left() {
        String queue = disabledQueue();
        String uuid = awaitQueue(queue, 1, Optional.empty()).uuid();

        batch.deleteJobQueue(request -> request.jobQueue(queue));

        assertThat(queueStatus(queue)).contains("DELETING");
        ResourceDeleted announced = resources.await(ResourceDeleted.class, arn("job-queue", queue).toString());
        assertThat(announced.revision()).isEqualTo(2);
        assertThat(announced.uuid()).isEqualTo(uuid);
        say(announced, ResourceStatus.DELETED);
        Awaitility.await().until(() -> queueStatus(queue).isEmpty());
    }

    @Test
    void what_is_being_deleted_takes_no_change_and_its_name_is_not_free() {
        String queue = disabledQueue();
        batch.deleteJobQueue(request -> request.jobQueue(arn("job-queue", queue).toString()));

        refused("Cannot update, resource is being modified",
                () -> batch.updateJobQueue(request -> request.jobQueue(queue).priority(7)));
        refused("Object already exists", () -> create(queue));
        batch.deleteJobQueue(request -> request.jobQueue(queue));
        assertThat(queueStatus(queue)).contains("DELETING");
    }

    @Test
    void a_new_queue_of_the_name_of_a_deleted_one_is_another_one() {
        String queue = disabledQueue();
        batch.deleteJobQueue(request -> request.jobQueue(queue));
        ResourceDeleted announced = resources.await(ResourceDeleted.class, arn("job-queue", queue).toString());
        say(announced, ResourceStatus.DELETED);
        Awaitility.await().until(() -> queueStatus(queue).isEmpty());

        create(queue);

        assertThat(awaitQueue(queue, 1, Optional.of(announced.uuid())).uuid()).isNotEqualTo(announced.uuid());
        say(announced, ResourceStatus.DELETED);
        String other = disabledQueue();
        batch.deleteJobQueue(request -> request.jobQueue(other));
        say(resources.await(ResourceDeleted.class, arn("job-queue", other).toString()), ResourceStatus.DELETED);
        Awaitility.await().until(() -> queueStatus(other).isEmpty());
        assertThat(queueStatus(queue)).as("what is said of the one before does not count").contains("CREATING");
    }

    @Test
    void an_environment_is_deleted_when_it_is_disabled_and_no_queue_uses_it() {
        String queue = disabledQueue();
        refused("Cannot delete, state must be DISABLED", this::deleteEnvironment);
        batch.updateComputeEnvironment(request -> request.computeEnvironment(environment).state(CEState.DISABLED));
        refused("Cannot delete, found existing JobQueue relationship", this::deleteEnvironment);

        batch.deleteJobQueue(request -> request.jobQueue(queue));
        refused("Cannot delete, found existing JobQueue relationship", this::deleteEnvironment);
        say(resources.await(ResourceDeleted.class, arn("job-queue", queue).toString()), ResourceStatus.DELETED);
        Awaitility.await().until(() -> queueStatus(queue).isEmpty());

        refused("Cannot delete, resource is being modified", this::deleteEnvironment);
        say(awaitEnvironment(2), ResourceStatus.VALID);
        Awaitility.await().until(() -> environmentStatus().equals(Optional.of("VALID")));
        deleteEnvironment();
        assertThat(environmentStatus()).contains("DELETING");
        say(resources.await(ResourceDeleted.class, arn("compute-environment", environment).toString()), ResourceStatus.DELETED);
        Awaitility.await().until(() -> environmentStatus().isEmpty());
    }

    @Test
    void an_enabled_queue_and_one_that_is_being_changed_are_kept() {
        String queue = cluster.queueOver(environment);
        refused("Cannot delete, state must be DISABLED", () -> batch.deleteJobQueue(request -> request.jobQueue(queue)));

        batch.updateJobQueue(request -> request.jobQueue(queue).state(JQState.DISABLED));
        refused("Cannot delete, resource is being modified", () -> batch.deleteJobQueue(request -> request.jobQueue(queue)));
        assertThat(queueStatus(queue)).contains("UPDATING");
    }

    @Test
    void what_does_not_exist_is_deleted_already() {
        batch.deleteJobQueue(request -> request.jobQueue("nobody"));
        batch.deleteJobQueue(request -> request.jobQueue("arn:aws:batch:us-west-2:123456789012:job-queue/elsewhere"));
        batch.deleteComputeEnvironment(request -> request.computeEnvironment("nobody"));
    }

    @Test
    void no_queue_is_made_over_an_environment_that_is_being_deleted() {
        batch.updateComputeEnvironment(request -> request.computeEnvironment(environment).state(CEState.DISABLED));
        say(awaitEnvironment(2), ResourceStatus.VALID);
        Awaitility.await().until(() -> environmentStatus().equals(Optional.of("VALID")));
        deleteEnvironment();

        refused("is being deleted", this::disabledQueue);
    }

    private String disabledQueue() {
        return cluster.queueOver(environment, request -> request.state(JQState.DISABLED));
    }

    private void create(String queue) {
        batch.createJobQueue(request -> request.jobQueueName(queue).priority(1).computeEnvironmentOrder(
                ComputeEnvironmentOrder.builder().order(1).computeEnvironment(environment).build()));
    }

    private void deleteEnvironment() {
        batch.deleteComputeEnvironment(request -> request.computeEnvironment(environment));
    }

    private Optional<String> queueStatus(String queue) {
        return batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().stream().findFirst()
                .map(found -> found.statusAsString());
    }

    private Optional<String> environmentStatus() {
        return batch.describeComputeEnvironments(request -> request.computeEnvironments(environment)).computeEnvironments()
                .stream().findFirst().map(found -> found.statusAsString());
    }

    private JobQueueDefined awaitQueue(String queue, long revision, Optional<String> otherThan) {
        return (JobQueueDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(JobQueueDefined defined) && defined.revision() == revision
                        && defined.arn().name().equals(queue) && !List.of(defined.uuid()).equals(otherThan.stream().toList()))
                .value()).message();
    }

    private ComputeEnvironmentDefined awaitEnvironment(long revision) {
        return (ComputeEnvironmentDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(ComputeEnvironmentDefined defined)
                        && defined.arn().name().equals(environment) && defined.revision() == revision)
                .value()).message();
    }

    private void say(ResourceDefinition about, ResourceStatus status) {
        kafka.send(Route.single(Topic.RESOURCE_STATUS,
                new ResourceStatusChanged(about.arn(), about.uuid(), about.revision(), status, "")));
    }

    private static Arn arn(String kind, String name) {
        return Arn.batch(REGION, ACCOUNT, kind, name);
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}
