package dev.longshore.gateway.definition;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Tags;

/**
 * Rules that span several members of a job definition.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html">AWS Batch user guide</a>
 */
final class DefinitionRules {

    private static final List<String> KINDS = List.of("containerProperties", "ecsProperties", "eksProperties");
    /** What a multi-node job says for each range of its nodes. */
    private static final List<String> OF_RANGES = List.of("containerProperties", "ecsProperties", "eksProperties",
            "consumableResourceProperties");

    private DefinitionRules() {}

    static void check(ObjectNode input) {
        Tags.of(input);
        checkPlatform(input);
        RetryRules.check(input.path("retryStrategy"));
        ConsumableRules.check(input.path("consumableResourceProperties"), "consumableResourceProperties");
        if (input.path("type").asString().equals("multinode")) {
            checkNodes(input);
            return;
        }
        if (input.has("nodeProperties")) {
            throw new ClientException("nodeProperties is only applicable for job definitions of type multinode.");
        }
        checkOneOf(KINDS, input, "A job definition of type container");
        if (input.has("containerProperties")) {
            ContainerRules.check(input.path("containerProperties"), Platform.of(input), "containerProperties");
            LinuxRules.checkContainer(input.path("containerProperties"), "containerProperties");
        }
        if (input.has("ecsProperties")) {
            TaskRules.check(input.path("ecsProperties"), Platform.of(input), "ecsProperties");
            LinuxRules.checkTasks(input.path("ecsProperties"), "ecsProperties");
        }
        if (input.has("eksProperties")) {
            PodRules.check(input.path("eksProperties"), "eksProperties");
        }
    }

    private static void checkPlatform(ObjectNode input) {
        if (input.path("platformCapabilities").size() > 1) {
            throw new ClientException("platformCapabilities names " + input.path("platformCapabilities").size()
                    + " platforms; it must name one.");
        }
        if (!input.has("eksProperties")) {
            return;
        }
        for (String member : List.of("propagateTags", "platformCapabilities")) {
            if (input.has(member)) {
                throw new ClientException(member + " is not applicable for job definitions with eksProperties.");
            }
        }
    }

    private static void checkNodes(ObjectNode input) {
        JsonNode nodes = input.path("nodeProperties");
        if (!nodes.isObject()) {
            throw new ClientException("nodeProperties is required for a job definition of type multinode.");
        }
        if (Platform.of(input) == Platform.FARGATE) {
            throw new ClientException("Job definitions of type multinode are not applicable for Fargate.");
        }
        for (String member : OF_RANGES) {
            if (input.has(member)) {
                throw new ClientException(member + " is not applicable for job definitions of type multinode, which say it in"
                        + " nodeProperties.nodeRangeProperties.");
            }
        }
        NodeRules.check(nodes);
    }

    static void checkOneOf(List<String> members, JsonNode object, String what) {
        long given = members.stream().filter(object::has).count();
        if (given != 1) {
            throw new ClientException(
                    what + " needs exactly one of " + String.join(", ", members) + "; " + given + " are given.");
        }
    }
}
