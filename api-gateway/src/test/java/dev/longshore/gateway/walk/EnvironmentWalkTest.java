package dev.longshore.gateway.walk;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentWalkTest extends WalkTest {

    private static final String[] NOT_FOR_FARGATE = {"minvCpus", "desiredvCpus", "instanceTypes", "allocationStrategy",
            "bidPercentage", "spotIamFleetRole", "instanceRole", "ec2KeyPair", "imageId", "placementGroup", "launchTemplate",
            "ec2Configuration", "computeResources.tags", "scalingPolicy"};

    static Stream<ObjectNode> environments() {
        return Stream.of(ec2(), managed().with("computeResources.type", "'FARGATE_SPOT'").without(NOT_FOR_FARGATE),
                any().with("/type", "'UNMANAGED'").without("computeResources", "eksConfiguration"),
                ec2().allowing("eksConfiguration"))
                .flatMap(recipe -> seeds().mapToObj(seed -> input("CreateComputeEnvironment", recipe, seed)));
    }

    @ParameterizedTest
    @MethodSource("environments")
    void a_compute_environment_is_read_as_it_was_written(ObjectNode environment) {
        ask("CreateComputeEnvironment", environment);

        ReadBack.assertHolds(environment, environmentOf(environment.path("computeEnvironmentName").asString()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_compute_environment_is_read_as_it_was_changed(int seed) {
        ObjectNode environment = input("CreateComputeEnvironment", ec2().always("managedInstancesProvider"), seed);
        ask("CreateComputeEnvironment", environment);
        String name = environment.path("computeEnvironmentName").asString();

        ObjectNode change = input("UpdateComputeEnvironment", ec2().with("/computeEnvironment", "'" + name + "'"), seed + 1);
        ask("UpdateComputeEnvironment", change);

        ObjectNode changed = less(change, "computeEnvironment");
        changed.withObject("computeResources").remove("updateToLatestImageVersion");
        ReadBack.assertHolds(changed, environmentOf(name));
    }

    @Test
    void what_provides_managed_instances_cannot_be_given_later() {
        ObjectNode environment = input("CreateComputeEnvironment", ec2().without("managedInstancesProvider"), 0);
        ask("CreateComputeEnvironment", environment);

        ApiCall.Answer answer = api.send(MODEL.operation("UpdateComputeEnvironment"), (ObjectNode) JsonText.parse(
                "{'computeEnvironment': '%s', 'computeResources': {'managedInstancesProvider': {'propagateTags': 'NONE'}}}"
                        .formatted(environment.path("computeEnvironmentName").asString())));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("computeResources.managedInstancesProvider cannot be changed");
    }

    private static Recipe ec2() {
        return managed().with("computeResources.type", "'EC2'").with("serviceRole", "'arn:aws:iam::123456789012:role/walk'")
                .always("serviceRole").with("allocationStrategy", "'BEST_FIT_PROGRESSIVE'")
                .with("minvCpus", "1").with("maxvCpus", "64").with("desiredvCpus", "8")
                .always("allocationStrategy", "desiredvCpus");
    }

    private static Recipe managed() {
        return any().with("/type", "'MANAGED'").always("computeResources").without("unmanagedvCpus", "eksConfiguration");
    }

    private static Recipe any() {
        return new Recipe().with("computeEnvironmentName", DefinitionRecipes.unique("environment"))
                .with("eksClusterArn", "'arn:aws:eks:eu-west-1:123456789012:cluster/walk'")
                .without("launchTemplate.launchTemplateId").always("launchTemplate.launchTemplateName");
    }

    private JsonNode environmentOf(String name) {
        return ask("DescribeComputeEnvironments", "{'computeEnvironments': %s}".formatted(List.of("'" + name + "'")))
                .at("/computeEnvironments/0");
    }
}
