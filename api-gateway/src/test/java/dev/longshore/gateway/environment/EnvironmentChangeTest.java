package dev.longshore.gateway.environment;

import java.util.List;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRAllocationStrategy;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.CRUpdateAllocationStrategy;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.UpdateComputeEnvironmentRequest;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
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

class EnvironmentChangeTest extends GatewayTest {

    @Autowired
    private KafkaTemplate<String, Message> kafka;

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
    void state_and_scaling_can_be_changed() {
        String environment = cluster.environment(CRType.EC2);

        update(environment, request -> request.state(CEState.DISABLED)
                .computeResources(change -> change.minvCpus(2).maxvCpus(8).desiredvCpus(4)));

        assertThat(cluster.describe(environment).state()).isEqualTo(CEState.DISABLED);
        assertThat(cluster.describe(environment).computeResources().desiredvCpus()).isEqualTo(4);
        ComputeEnvironmentDefined announced = await(environment, 2);
        assertThat(announced.enabled()).isFalse();
        assertThat(announced.minVcpus()).isEqualTo(Vcpus.of(2));
        assertThat(announced.maxVcpus()).isEqualTo(Vcpus.of(8));
    }

    @Test
    void what_is_not_named_stays_and_the_desired_vCPUs_stay_between_the_bounds() {
        String environment = cluster.environment(CRType.EC2);
        update(environment, request -> request.computeResources(change -> change.desiredvCpus(16)));
        becomesValid(await(environment, 2));

        update(environment, request -> request.computeResources(change -> change.maxvCpus(4)));

        ComputeResource resources = cluster.describe(environment).computeResources();
        assertThat(resources.desiredvCpus()).isEqualTo(4);
        assertThat(resources.minvCpus()).isZero();
        assertThat(resources.instanceTypes()).containsExactly("optimal");
        assertThat(cluster.describe(environment).state()).isEqualTo(CEState.ENABLED);
    }

    @Test
    @SuppressWarnings("deprecation")
    void what_is_named_empty_is_taken_away_but_networks_of_Fargate_stay() {
        String ec2 = Cluster.uniqueName("ce");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(ec2).type(CEType.MANAGED)
                .computeResources(resources -> resources.type(CRType.EC2).minvCpus(0).maxvCpus(16).imageId("ami-1")
                        .ec2KeyPair("key").subnets("subnet-1").launchTemplate(template -> template.launchTemplateName("t"))
                        .allocationStrategy(CRAllocationStrategy.BEST_FIT_PROGRESSIVE)));
        String fargate = cluster.environment(CRType.FARGATE);

        update(ec2, request -> request.computeResources(change -> change.imageId("").ec2KeyPair("").subnets(List.of())
                .launchTemplate(template -> template.launchTemplateName(""))));
        update(fargate, request -> request.computeResources(change -> change.subnets(List.of()).maxvCpus(4)));

        ComputeResource resources = cluster.describe(ec2).computeResources();
        assertThat(resources.imageId()).isNull();
        assertThat(resources.ec2KeyPair()).isNull();
        assertThat(resources.launchTemplate()).isNull();
        assertThat(resources.subnets()).isEmpty();
        assertThat(cluster.describe(fargate).computeResources().subnets()).containsExactly("subnet-1");
        assertThat(cluster.describe(fargate).computeResources().maxvCpus()).isEqualTo(4);
    }

    @Test
    void a_role_is_not_changed_to_one_of_the_other_kind() {
        String environment = cluster.environment(CRType.EC2);

        refused("service-linked role", () -> update(environment, request -> request.serviceRole("arn:aws:iam::1:role/own")));
        update(environment, request -> request.serviceRole("").state(CEState.DISABLED));

        assertThat(cluster.describe(environment).serviceRole()).endsWith("/AWSServiceRoleForBatch");
    }

    @Test
    void what_an_environment_cannot_become_is_refused() {
        String ec2 = cluster.environment(CRType.EC2);
        String fargate = cluster.environment(CRType.FARGATE);

        refused("minvCpus 17 is greater than maxvCpus 16",
                () -> update(ec2, request -> request.computeResources(change -> change.minvCpus(17))));
        refused("desiredvCpus is 17", () -> update(ec2, request -> request.computeResources(change -> change.desiredvCpus(17))));
        refused("desiredvCpus is not applicable for Fargate",
                () -> update(fargate, request -> request.computeResources(change -> change.desiredvCpus(1))));
        refused("can only be changed between EC2 and SPOT",
                () -> update(fargate, request -> request.computeResources(change -> change.type("EC2"))));
        refused("nobody does not exist", () -> update("nobody", request -> request.state(CEState.DISABLED)));
        assertThat(cluster.describe(ec2).computeResources().minvCpus()).isZero();
    }

    @Test
    void the_allocation_strategy_and_the_types_can_be_changed_and_are_announced() {
        String environment = Cluster.uniqueName("ce");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(environment).type(CEType.MANAGED)
                .computeResources(
                        resources -> resources.type(CRType.SPOT).minvCpus(0).maxvCpus(16).instanceTypes("c5", "m5.large")
                                .allocationStrategy(CRAllocationStrategy.BEST_FIT_PROGRESSIVE)));
        assertThat(await(environment, 1).strategy()).isEqualTo(AllocationStrategy.BEST_FIT_PROGRESSIVE);

        update(environment, request -> request.computeResources(change -> change.instanceTypes("r5")
                .allocationStrategy(CRUpdateAllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED)));

        assertThat(await(environment, 2).strategy()).isEqualTo(AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED);
        assertThat(await(environment, 2).instanceTypes()).containsExactly("r5");
        refused("BEST_FIT", () -> update(environment,
                request -> request.computeResources(change -> change.allocationStrategy("BEST_FIT"))));
        refused("only applicable for SPOT", () -> update(environment,
                request -> request.computeResources(change -> change.type(CRType.EC2))));
    }

    @Test
    void an_environment_whose_strategy_is_BEST_FIT_takes_no_other_instances() {
        String environment = cluster.environment(CRType.EC2);

        refused("computeResources.instanceTypes cannot be changed: a compute environment whose allocationStrategy is BEST_FIT takes"
                + " no infrastructure updates",
                () -> update(environment, request -> request.computeResources(change -> change.instanceTypes("c5"))));
        refused("computeResources.allocationStrategy cannot be changed", () -> update(environment, request -> request
                .computeResources(change -> change.allocationStrategy(CRUpdateAllocationStrategy.BEST_FIT_PROGRESSIVE))));
        update(environment, request -> request.computeResources(change -> change.instanceTypes("optimal").maxvCpus(4)));
    }

    @Test
    void a_change_is_refused_while_the_one_before_is_under_way_unless_it_changes_nothing() {
        String environment = cluster.environment(CRType.EC2);
        update(environment, request -> request.state(CEState.DISABLED));

        refused("Cannot update, resource is being modified",
                () -> update(environment, request -> request.state(CEState.ENABLED)));
        update(environment, request -> request.state(CEState.DISABLED));

        becomesValid(await(environment, 2));
        update(environment, request -> request.state(CEState.ENABLED));
        assertThat(await(environment, 3).enabled()).isTrue();
    }

    private void becomesValid(ComputeEnvironmentDefined announced) {
        kafka.send(Route.single(Topic.RESOURCE_STATUS, new ResourceStatusChanged(announced.arn(), announced.uuid(),
                announced.revision(), ResourceStatus.VALID, "ComputeEnvironment Healthy")));
        Awaitility.await().until(() -> cluster.describe(announced.arn().name()).statusAsString().equals("VALID"));
    }

    private void update(String environment, Consumer<UpdateComputeEnvironmentRequest.Builder> change) {
        batch.updateComputeEnvironment(request -> change.accept(request.computeEnvironment(environment)));
    }

    private ComputeEnvironmentDefined await(String environment, long revision) {
        return (ComputeEnvironmentDefined) ((Inbound.Readable) resources.await(
                record -> record.value() instanceof Inbound.Readable(ComputeEnvironmentDefined defined)
                        && defined.arn().name().equals(environment) && defined.revision() == revision)
                .value()).message();
    }

    private static void refused(String because, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ClientException.class).hasMessageContaining(because);
    }
}
