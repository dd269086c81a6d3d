package dev.longshore.gateway.service;

import java.util.List;
import java.util.Map;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.CapacityLimit;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.JQState;
import software.amazon.awssdk.services.batch.model.JobQueueDetail;
import software.amazon.awssdk.services.batch.model.JobStateTimeLimitAction;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentOrder;
import software.amazon.awssdk.services.batch.model.ServiceEnvironmentState;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceEnvironmentTest extends GatewayTest {

    private ServiceQueues queues;

    @BeforeEach
    void open() {
        queues = new ServiceQueues(batch);
    }

    @Test
    void an_environment_is_described_with_the_defaults() {
        String name = Cluster.uniqueName("service");
        String arn = batch.createServiceEnvironment(request -> request.serviceEnvironmentName(name)
                .serviceEnvironmentType("SAGEMAKER_TRAINING").capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 4))
                .tags(Map.of("team", "blue"))).serviceEnvironmentArn();

        ServiceEnvironmentDetail found = describe(arn, "nobody").getFirst();

        assertThat(arn).isEqualTo("arn:aws:batch:eu-west-1:123456789012:service-environment/" + name);
        assertThat(found.serviceEnvironmentName()).isEqualTo(name);
        assertThat(found.serviceEnvironmentArn()).isEqualTo(arn);
        assertThat(found.serviceEnvironmentTypeAsString()).isEqualTo("SAGEMAKER_TRAINING");
        assertThat(found.stateAsString()).isEqualTo("ENABLED");
        assertThat(found.statusAsString()).isEqualTo("VALID");
        assertThat(found.capacityLimits()).containsExactly(ServiceQueues.limit("NUM_INSTANCES", 4));
        assertThat(found.tags()).isEqualTo(Map.of("team", "blue"));
        assertThat(batch.describeServiceEnvironmentsPaginator(request -> request.maxResults(1)).serviceEnvironments())
                .extracting(ServiceEnvironmentDetail::serviceEnvironmentName).contains(name);
    }

    @Test
    void state_and_limits_are_changed() {
        String name = queues.environment(1);

        batch.updateServiceEnvironment(request -> request.serviceEnvironment(name).state(ServiceEnvironmentState.DISABLED));
        batch.updateServiceEnvironment(
                request -> request.serviceEnvironment(name).capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 7)));

        ServiceEnvironmentDetail found = describe(name).getFirst();
        assertThat(found.stateAsString()).isEqualTo("DISABLED");
        assertThat(found.capacityLimits()).containsExactly(ServiceQueues.limit("NUM_INSTANCES", 7));
    }

    @Test
    void only_a_disabled_environment_that_no_queue_uses_is_deleted() {
        String name = queues.environment(1);
        String queue = queues.queueOver(name, _ -> {});
        refused("state must be DISABLED", () -> batch.deleteServiceEnvironment(request -> request.serviceEnvironment(name)));

        batch.updateServiceEnvironment(request -> request.serviceEnvironment(name).state("DISABLED"));
        refused("found existing JobQueue relationship",
                () -> batch.deleteServiceEnvironment(request -> request.serviceEnvironment(name)));
        String other = queues.environment(1);
        batch.updateJobQueue(request -> request.jobQueue(queue).serviceEnvironmentOrder(order(other)));
        batch.deleteServiceEnvironment(request -> request.serviceEnvironment(name));

        assertThat(describe(name)).isEmpty();
        batch.deleteServiceEnvironment(request -> request.serviceEnvironment(name));
    }

    @Test
    void what_an_environment_cannot_be_is_refused() {
        String name = queues.environment(1);

        refused("Object already exists", () -> batch.createServiceEnvironment(request -> request.serviceEnvironmentName(name)
                .serviceEnvironmentType("SAGEMAKER_TRAINING").capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 4))));
        refused("capacityLimits[0].maxCapacity is required", () -> batch.updateServiceEnvironment(
                request -> request.serviceEnvironment(name)
                        .capacityLimits(CapacityLimit.builder().capacityUnit("NUM_INSTANCES").build())));
        refused("which another one limits", () -> batch.updateServiceEnvironment(request -> request.serviceEnvironment(name)
                .capacityLimits(ServiceQueues.limit("NUM_INSTANCES", 4), ServiceQueues.limit("NUM_INSTANCES", 5))));
        refused("Service environment nobody does not exist",
                () -> batch.updateServiceEnvironment(request -> request.serviceEnvironment("nobody")));
    }

    @Test
    void a_queue_over_a_service_environment_is_for_service_jobs_only() {
        String name = queues.environment(1);
        String queue = queues.queueOver(name, request -> request.jobStateTimeLimitActions(
                action("TERMINATE", "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE")));

        JobQueueDetail found = batch.describeJobQueues(request -> request.jobQueues(queue)).jobQueues().getFirst();

        assertThat(found.jobQueueTypeAsString()).isEqualTo("SAGEMAKER_TRAINING");
        assertThat(found.computeEnvironmentOrder()).isEmpty();
        assertThat(found.hasComputeEnvironmentOrder()).isTrue();
        assertThat(found.serviceEnvironmentOrder()).containsExactly(
                order("arn:aws:batch:eu-west-1:123456789012:service-environment/" + name));
        assertThat(found.state()).isEqualTo(JQState.ENABLED);
        refused("is for service jobs", () -> batch.submitJob(
                request -> request.jobName("job").jobQueue(queue).jobDefinition(definition())));
        refused("Service environment nobody does not exist", () -> queues.queueOver("nobody", _ -> {}));
        refused("not both", () -> queues.queueOver(name, request -> request.computeEnvironmentOrder(over("any"))));
        refused("use TERMINATE", () -> queues.queueOver(name, request -> request.jobStateTimeLimitActions(
                action("CANCEL", "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY"))));
    }

    @Test
    void a_queue_keeps_its_kind_of_environments() {
        String service = queues.environment(1);
        String serviceQueue = queues.queueOver(service, _ -> {});
        Cluster cluster = new Cluster(batch);
        String environment = cluster.environment(CRType.EC2);
        String queue = cluster.queueOver(environment);

        refused("is for service jobs", () -> batch.updateJobQueue(request -> request.jobQueue(serviceQueue)
                .computeEnvironmentOrder(over(environment))));
        refused("has compute environments", () -> batch.updateJobQueue(
                request -> request.jobQueue(queue).serviceEnvironmentOrder(order(service))));
    }

    private String definition() {
        String name = Cluster.uniqueName("definition");
        batch.registerJobDefinition(request -> request.jobDefinitionName(name).type("container")
                .containerProperties(
                        container -> container.image("busybox").resourceRequirements(needs("VCPU", "1"), needs("MEMORY", "64"))));
        return name;
    }

    private static ResourceRequirement needs(String type, String value) {
        return ResourceRequirement.builder().type(type).value(value).build();
    }

    private static JobStateTimeLimitAction action(String action, String reason) {
        return JobStateTimeLimitAction.builder().action(action).maxTimeSeconds(600).state("RUNNABLE").reason(reason).build();
    }

    private static ComputeEnvironmentOrder over(String environment) {
        return ComputeEnvironmentOrder.builder().order(1).computeEnvironment(environment).build();
    }

    private static ServiceEnvironmentOrder order(String environment) {
        return ServiceEnvironmentOrder.builder().order(1).serviceEnvironment(environment).build();
    }

    private List<ServiceEnvironmentDetail> describe(String... names) {
        return batch.describeServiceEnvironments(request -> request.serviceEnvironments(names)).serviceEnvironments();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}
