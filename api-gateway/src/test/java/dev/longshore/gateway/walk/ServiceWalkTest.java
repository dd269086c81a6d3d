package dev.longshore.gateway.walk;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ServiceWalkTest extends WalkTest {

    private static final JsonNode TRAINING = StringNode.valueOf("{\"ResourceConfig\": {\"InstanceCount\": 2}}");

    private final Surroundings surroundings = new Surroundings(this::ask);

    @ParameterizedTest
    @MethodSource("seeds")
    void a_service_environment_is_read_as_it_was_written(int seed) {
        ObjectNode environment = input("CreateServiceEnvironment", new Recipe().always("capacityUnit", "maxCapacity")
                .with("serviceEnvironmentName", DefinitionRecipes.unique("service")), seed);
        String name = environment.path("serviceEnvironmentName").asString();
        ask("CreateServiceEnvironment", environment);

        ReadBack.assertHolds(environment, environmentOf(name));

        ObjectNode change = input("UpdateServiceEnvironment", new Recipe().always("capacityUnit", "maxCapacity")
                .with("serviceEnvironment", "'" + name + "'"), seed + 1);
        ask("UpdateServiceEnvironment", change);
        ReadBack.assertHolds(less(change, "serviceEnvironment"), environmentOf(name));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_quota_share_is_read_as_it_was_written(int seed) {
        String queue = surroundings.serviceQueue(surroundings.quotaShares());
        ObjectNode share = input("CreateQuotaShare", new Recipe().with("quotaShareName", DefinitionRecipes.unique("share"))
                .with("jobQueue", "'" + queue + "'").with("strategy", "'LEND_AND_BORROW'"), seed);
        String arn = ask("CreateQuotaShare", share).path("quotaShareArn").asString();

        ReadBack.assertHolds(less(share, "jobQueue"), shareOf(arn));

        ObjectNode change = input("UpdateQuotaShare", new Recipe().with("quotaShareArn", "'" + arn + "'")
                .with("strategy", "'LEND_AND_BORROW'"), seed + 1);
        ask("UpdateQuotaShare", change);
        ReadBack.assertHolds(change, shareOf(arn));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_service_job_is_read_as_it_was_written(int seed) {
        String queue = surroundings.serviceQueue(surroundings.quotaShares());
        String share = surroundings.quotaShare(queue);
        Recipe job = new Recipe().with("jobQueue", "'" + queue + "'").with("serviceRequestPayload", () -> TRAINING)
                .without("shareIdentifier").with("quotaShareName", "'" + share + "'").always("quotaShareName");

        assertReadAsWritten(input("SubmitServiceJob", job, seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_service_job_of_a_fair_share_is_read_as_it_was_written(int seed) {
        String queue = surroundings.serviceQueue(surroundings.fairShares());
        Recipe job = new Recipe().with("jobQueue", "'" + queue + "'").with("serviceRequestPayload", () -> TRAINING)
                .without("quotaShareName", "preemptionConfiguration").always("shareIdentifier");

        assertReadAsWritten(input("SubmitServiceJob", job, seed));
    }

    private void assertReadAsWritten(ObjectNode job) {
        String id = ask("SubmitServiceJob", job).path("jobId").asString();

        ReadBack.assertHolds(less(job, "clientToken"), ask("DescribeServiceJob", named("jobId", id)));
    }

    private JsonNode environmentOf(String name) {
        return ask("DescribeServiceEnvironments", "{'serviceEnvironments': ['%s']}".formatted(name)).at("/serviceEnvironments/0");
    }

    private JsonNode shareOf(String arn) {
        return ask("DescribeQuotaShare", named("quotaShareArn", arn));
    }
}
