package dev.longshore.gateway.walk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceWalkTest extends WalkTest {

    @ParameterizedTest
    @MethodSource("seeds")
    void a_consumable_resource_is_read_as_it_was_written(int seed) {
        ObjectNode resource = input("CreateConsumableResource", new Recipe().always("totalQuantity")
                .with("consumableResourceName", DefinitionRecipes.unique("consumable")), seed);
        String name = resource.path("consumableResourceName").asString();
        ask("CreateConsumableResource", resource);

        ReadBack.assertHolds(resource, ask("DescribeConsumableResource", named("consumableResource", name)));

        ObjectNode change = input("UpdateConsumableResource", new Recipe().always("operation", "quantity")
                .with("consumableResource", () -> resource.path("consumableResourceName")).with("operation", "'SET'"), seed);
        JsonNode changed = ask("UpdateConsumableResource", change);
        assertThat(changed.path("totalQuantity")).isEqualTo(change.path("quantity"));
        assertThat(ask("DescribeConsumableResource", named("consumableResource", name)).path("totalQuantity"))
                .isEqualTo(change.path("quantity"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_scheduling_policy_is_read_as_it_was_written(int seed) {
        String kind = seed % 2 == 0 ? "quotaSharePolicy" : "fairsharePolicy";
        Recipe recipe = new Recipe().with("/name", DefinitionRecipes.unique("policy")).without(kind);
        ObjectNode policy = input("CreateSchedulingPolicy", recipe, seed);
        String arn = ask("CreateSchedulingPolicy", policy).path("arn").asString();

        ReadBack.assertHolds(policy, policyOf(arn));

        ObjectNode change = input("UpdateSchedulingPolicy", new Recipe().without("quotaSharePolicy", "fairsharePolicy")
                .allowing(policyOf(arn).has("fairsharePolicy") ? "fairsharePolicy" : "quotaSharePolicy")
                .with("arn", "'" + arn + "'"), seed);
        ask("UpdateSchedulingPolicy", change);
        ReadBack.assertHolds(change, policyOf(arn));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_job_queue_is_read_as_it_was_written(int seed) {
        ObjectNode queue = input("CreateJobQueue", queueRecipe().with("jobQueueName", DefinitionRecipes.unique("queue"))
                .with("jobQueueType", "'ECS'").always("schedulingPolicyArn"), seed);
        String name = queue.path("jobQueueName").asString();
        String arn = ask("CreateJobQueue", queue).path("jobQueueArn").asString();

        ReadBack.assertHolds(queue, queueOf(name));

        ask("TagResource", "{'resourceArn': '%s', 'tags': {'team': 'blue', 'a/b': 'c d'}}".formatted(arn));
        assertThat(ask("ListTagsForResource", named("resourceArn", arn)).at("/tags/team").asString()).isEqualTo("blue");
        ask("UntagResource", "{'resourceArn': '%s', 'tagKeys': ['team', 'a/b']}".formatted(arn));
        assertThat(queueOf(name).at("/tags/team").isMissingNode()).isTrue();

        ObjectNode change = input("UpdateJobQueue", queueRecipe().with("jobQueue", "'" + name + "'"), seed);
        ask("UpdateJobQueue", change);
        ReadBack.assertHolds(less(change, "jobQueue"), queueOf(name));
    }

    private Recipe queueRecipe() {
        Surroundings surroundings = new Surroundings(this::ask);
        return new Recipe().without("serviceEnvironmentOrder").always("computeEnvironmentOrder").with("computeEnvironmentOrder",
                "[{'order': 1, 'computeEnvironment': '%s'}]".formatted(surroundings.environment()))
                .with("schedulingPolicyArn", "'" + surroundings.fairShares() + "'").with("action", "'CANCEL'")
                .with("reason", "'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY'");
    }

    private JsonNode policyOf(String arn) {
        return ask("DescribeSchedulingPolicies", "{'arns': ['%s']}".formatted(arn)).at("/schedulingPolicies/0");
    }

    private JsonNode queueOf(String name) {
        return ask("DescribeJobQueues", "{'jobQueues': ['%s']}".formatted(name)).at("/jobQueues/0");
    }
}
