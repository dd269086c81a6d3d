package dev.longshore.gateway.walk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

class JobWalkTest extends WalkTest {

    private static final String SUBMIT = "SubmitJob";
    private static final String LARGER = "[{'type': 'VCPU', 'value': '2'}, {'type': 'MEMORY', 'value': '4096'},"
            + " {'type': 'GPU', 'value': '1'}]";

    private Surroundings surroundings;
    private String queue;

    @BeforeEach
    void createQueue() {
        surroundings = new Surroundings(this::ask);
        queue = surroundings.queue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_job_of_one_container_is_read_as_it_was_submitted(int seed) {
        ObjectNode job = input(SUBMIT,
                recipe(DefinitionRecipes.container(), seed).without("ecsPropertiesOverride", "nodeOverrides"),
                seed);

        ObjectNode expected = expected(job);
        job.path("containerOverrides").propertyStream()
                .forEach(entry -> expected.withObject("container").set(entry.getKey(), entry.getValue()));
        ReadBack.assertHolds(expected, submitted(job));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_job_sized_the_old_way_is_read_as_it_was_submitted(int seed) {
        ObjectNode job = input(SUBMIT, recipe(DefinitionRecipes.sizedTheOldWay(), seed).allowing("vcpus", "memory")
                .without("resourceRequirements", "ecsPropertiesOverride", "nodeOverrides").always("containerOverrides"), seed);

        ObjectNode expected = Json.object().set("container", job.path("containerOverrides"));
        ReadBack.assertHolds(expected, submitted(job));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_job_of_several_containers_is_read_as_it_was_submitted(int seed) {
        ObjectNode job = input(SUBMIT, recipe(DefinitionRecipes.task(), seed).without("containerOverrides", "nodeOverrides"),
                seed);

        ObjectNode expected = expected(job);
        JsonNode read = submitted(job);
        ReadBack.assertHolds(expected, read);
        job.at("/ecsPropertiesOverride/taskProperties/0/containers")
                .forEach(container -> ReadBack.assertHolds(container, read.at("/ecsProperties/taskProperties/0/containers/0")));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_job_of_several_nodes_is_read_as_it_was_submitted(int seed) {
        ObjectNode job = input(SUBMIT,
                recipe(DefinitionRecipes.nodes(), seed).without("/containerOverrides", "ecsPropertiesOverride",
                        "arrayProperties", "/consumableResourcePropertiesOverride")
                        .with("numNodes", "5").with("targetNodes", "'0:'").always("nodePropertyOverrides"),
                seed);

        JsonNode read = submitted(job);
        ReadBack.assertHolds(expected(job), read);
        JsonNode override = job.at("/nodeOverrides/nodePropertyOverrides/0");
        JsonNode range = read.at("/nodeProperties/nodeRangeProperties/0");
        ReadBack.assertHolds(job.path("nodeOverrides").has("numNodes")
                ? Json.object().set("numNodes", job.at("/nodeOverrides/numNodes"))
                : Json.object(), read.path("nodeProperties"));
        ReadBack.assertHolds(override.has("instanceTypes") ? override.path("instanceTypes") : range.path("instanceTypes"),
                range.path("instanceTypes"));
        override.path("containerOverrides").propertyStream()
                .forEach(entry -> ReadBack.assertHolds(entry.getValue(), range.path("container").path(entry.getKey())));
    }

    private Recipe recipe(Recipe definition, int seed) {
        String arn = ask("RegisterJobDefinition", input("RegisterJobDefinition",
                definition.without("environment", "command").with("consumableResource", "'" + surroundings.consumable() + "'"),
                seed))
                .path("jobDefinitionArn").asString();
        String first = ask(SUBMIT, "{'jobName': 'first', 'jobQueue': '%s', 'jobDefinition': '%s', 'shareIdentifier': 'a1'}"
                .formatted(queue, arn)).path("jobId").asString();
        return new Recipe().with("jobQueue", "'" + queue + "'").with("jobDefinition", "'" + arn + "'")
                .with("dependsOn", "[{'jobId': '%s'}]".formatted(first)).with("resourceRequirements", LARGER)
                .with("consumableResource", "'" + surroundings.consumable() + "'").always("consumableResource", "quantity")
                .with("containers.name", "'main'").always("containers.name", "environment.name", "shareIdentifier")
                .always("retryStrategy.attempts", "onReason").without("vcpus", "memory", "eksPropertiesOverride");
    }

    private JsonNode submitted(ObjectNode job) {
        String id = ask(SUBMIT, job).path("jobId").asString();
        return ask("DescribeJobs", "{'jobs': ['%s']}".formatted(id)).at("/jobs/0");
    }

    /** What DescribeJobs shows under the same name, or by another one. */
    private static ObjectNode expected(ObjectNode job) {
        ObjectNode expected = less(job, "jobDefinition", "jobQueue", "containerOverrides", "ecsPropertiesOverride",
                "nodeOverrides",
                "schedulingPriorityOverride", "consumableResourcePropertiesOverride");
        rename(job, "schedulingPriorityOverride", expected, "schedulingPriority");
        rename(job, "consumableResourcePropertiesOverride", expected, "consumableResourceProperties");
        return expected;
    }

    private static void rename(ObjectNode from, String member, ObjectNode to, String name) {
        if (from.has(member)) {
            to.set(name, from.get(member));
        }
    }
}
