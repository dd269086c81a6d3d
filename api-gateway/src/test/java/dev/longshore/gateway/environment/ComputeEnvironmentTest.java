package dev.longshore.gateway.environment;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.BatchException;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CEType;
import software.amazon.awssdk.services.batch.model.CRAllocationStrategy;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.OrchestrationType;

import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.GatewayTest;
import dev.longshore.gateway.api.PageToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComputeEnvironmentTest extends GatewayTest {

    private Cluster cluster;

    @BeforeEach
    void open() {
        cluster = new Cluster(batch);
    }

    @Test
    void an_environment_is_described_with_the_defaults_of_AWS() {
        String name = Cluster.uniqueName("ce");

        String arn = batch.createComputeEnvironment(environment -> environment.computeEnvironmentName(name).type(CEType.MANAGED)
                .tags(Map.of("team", "a.b$"))
                .computeResources(resources -> resources.type(CRType.EC2).minvCpus(2).maxvCpus(16).subnets("subnet-1")))
                .computeEnvironmentArn();

        ComputeEnvironmentDetail found = cluster.describe(arn);
        assertThat(arn).isEqualTo("arn:aws:batch:eu-west-1:123456789012:compute-environment/" + name);
        assertThat(found.computeEnvironmentName()).isEqualTo(name);
        assertThat(found.status()).isEqualTo(CEStatus.CREATING);
        assertThat(found.state()).isEqualTo(CEState.ENABLED);
        assertThat(found.tags()).containsExactly(Map.entry("team", "a.b$"));
        assertThat(found.serviceRole()).endsWith("AWSServiceRoleForBatch");
        assertThat(found.containerOrchestrationType()).isEqualTo(OrchestrationType.ECS);
        assertThat(found.ecsClusterArn())
                .matches("arn:aws:ecs:eu-west-1:123456789012:cluster/" + name
                        + "_Batch_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(found.computeResources().desiredvCpus()).isEqualTo(2);
        assertThat(found.computeResources().instanceTypes()).containsExactly("optimal");
        assertThat(found.computeResources().allocationStrategy()).isEqualTo(CRAllocationStrategy.BEST_FIT);
    }

    @Test
    void a_Fargate_environment_has_no_members_of_EC2() {
        ComputeResource resources = cluster.describe(cluster.environment(CRType.FARGATE)).computeResources();

        assertThat(resources.type()).isEqualTo(CRType.FARGATE);
        assertThat(resources.maxvCpus()).isEqualTo(16);
        assertThat(resources.minvCpus()).isNull();
        assertThat(resources.hasInstanceTypes()).isFalse();
    }

    @Test
    void an_unmanaged_environment_needs_no_resources() {
        String name = Cluster.uniqueName("ce");
        batch.createComputeEnvironment(request -> request.computeEnvironmentName(name).type(CEType.UNMANAGED)
                .state(CEState.DISABLED).unmanagedvCpus(8));

        ComputeEnvironmentDetail found = cluster.describe(name);

        assertThat(found.unmanagedvCpus()).isEqualTo(8);
        assertThat(found.state()).isEqualTo(CEState.DISABLED);
        assertThat(found.computeResources()).isNull();
    }

    @Test
    void a_name_is_taken_once() {
        String name = cluster.environment(CRType.EC2);

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> batch.createComputeEnvironment(request -> request.computeEnvironmentName(name)
                        .type(CEType.UNMANAGED)))
                .satisfies(ComputeEnvironmentTest::isWhole).withMessageContaining("Object already exists");
    }

    @Test
    void names_that_do_not_exist_are_left_out() {
        String name = cluster.environment(CRType.EC2);

        assertThat(batch.describeComputeEnvironments(request -> request.computeEnvironments(name, "nobody",
                "arn:aws:batch:us-west-2:123456789012:compute-environment/" + name, "arn:aws:s3:::bucket"))
                .computeEnvironments()).hasSize(1);
    }

    @Test
    void no_more_than_100_are_described_by_name() {
        assertRefused("computeEnvironments has 101 entries; at most 100 are allowed", () -> batch.describeComputeEnvironments(
                request -> request.computeEnvironments(IntStream.range(0, 101).mapToObj(i -> "ce-" + i).toList())));
    }

    @Test
    void all_are_listed_page_by_page() {
        List<String> created = IntStream.range(0, 5).mapToObj(_ -> cluster.environment(CRType.EC2)).toList();

        List<String> listed = batch.describeComputeEnvironmentsPaginator(request -> request.maxResults(2)).computeEnvironments()
                .stream().map(ComputeEnvironmentDetail::computeEnvironmentName).toList();

        assertThat(listed).containsAll(created).doesNotHaveDuplicates().isSorted();
        assertRefused("nextToken", () -> batch.describeComputeEnvironments(request -> request.nextToken("AAAAAAA")));
        String made = PageToken.after("DescribeComputeEnvironments", created.getFirst());
        assertRefused("nextToken", () -> batch.describeComputeEnvironments(request -> request.nextToken(made)));
    }

    @Test
    void resources_that_contradict_each_other_are_refused() {
        assertResourcesRefused("desiredvCpus is not applicable for Fargate.",
                resources -> resources.type(CRType.FARGATE).desiredvCpus(1));
        assertResourcesRefused("minvCpus 20 is greater than maxvCpus 16.", resources -> resources.type(CRType.EC2).minvCpus(20));
        assertResourcesRefused("desiredvCpus is 17; it must be between minvCpus 0 and maxvCpus 16.",
                resources -> resources.type(CRType.EC2).desiredvCpus(17));
        assertResourcesRefused("only applicable for SPOT",
                resources -> resources.type(CRType.EC2).allocationStrategy("SPOT_CAPACITY_OPTIMIZED"));
        assertResourcesRefused("only applicable for EC2",
                resources -> resources.type(CRType.SPOT).allocationStrategy("BEST_FIT_PROGRESSIVE_ORDERED"));
        assertResourcesRefused("launchTemplateId or launchTemplateName",
                resources -> resources.type(CRType.EC2).launchTemplate(template -> template.version("1")));
    }

    @Test
    void what_the_type_does_not_go_with_is_refused() {
        assertRefused("computeResources is required for a MANAGED", () -> batch.createComputeEnvironment(
                request -> request.computeEnvironmentName("x").type(CEType.MANAGED)));
        assertRefused("computeResources is not applicable for an UNMANAGED", () -> batch.createComputeEnvironment(
                request -> request.computeEnvironmentName("x").type(CEType.UNMANAGED)
                        .computeResources(resources -> resources.type(CRType.EC2).maxvCpus(1))));
        assertRefused("begins with aws:", () -> batch.createComputeEnvironment(
                request -> request.computeEnvironmentName("x").type(CEType.UNMANAGED).tags(Map.of("aws:x", "y"))));
    }

    private void assertResourcesRefused(String words, Consumer<ComputeResource.Builder> resources) {
        assertRefused(words, () -> batch.createComputeEnvironment(request -> request.computeEnvironmentName("x")
                .type(CEType.MANAGED).computeResources(builder -> {
                    builder.maxvCpus(16);
                    resources.accept(builder);
                })));
    }

    private static void assertRefused(String words, Runnable call) {
        assertThatExceptionOfType(ClientException.class).isThrownBy(call::run).withMessageContaining(words);
    }

    private static void isWhole(BatchException e) {
        assertThat(e.statusCode()).isEqualTo(400);
        assertThat(e.requestId()).hasSize(36);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ClientException");
    }
}
