package dev.longshore.gateway.job.submission;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.definition.ConsumableRules;
import dev.longshore.gateway.definition.ContainerRules;
import dev.longshore.gateway.definition.JobDefinition;

/** What a submission may override: each kind of job has a member of its own for it. */
final class OverrideRules {

    private static final String CONTAINER = "containerOverrides";
    private static final String NODES = "nodeOverrides";
    private static final List<String> OTHERS = List.of("ecsPropertiesOverride", "eksPropertiesOverride");

    private OverrideRules() {}

    static void check(JsonNode input, JobDefinition definition) {
        boolean isMultiNode = definition.type().equals("multinode");
        String kind = isMultiNode ? "is of type multinode" : "has containerProperties";
        refuse(OTHERS, input, "a job whose definition " + kind);
        refuse(List.of(isMultiNode ? CONTAINER : NODES), input, "a job whose definition " + kind);
        if (isMultiNode) {
            refuse(List.of("arrayProperties", "consumableResourcePropertiesOverride"), input, "a multi-node job");
        }
        checkContainer(input.path(CONTAINER), CONTAINER);
        JsonNode nodes = input.path(NODES).path("nodePropertyOverrides");
        for (int i = 0; i < nodes.size(); i++) {
            checkNodes(nodes.get(i), NODES + ".nodePropertyOverrides[" + i + "]");
        }
    }

    private static void checkNodes(JsonNode override, String path) {
        refuse(OTHERS, override, "nodes whose definition has a container");
        checkContainer(override.path(CONTAINER), path + "." + CONTAINER);
        ConsumableRules.check(override.path("consumableResourcePropertiesOverride"),
                path + ".consumableResourcePropertiesOverride");
    }

    private static void checkContainer(JsonNode overrides, String path) {
        for (JsonNode argument : overrides.path("command")) {
            if (argument.asString("").isEmpty()) {
                throw new ClientException(path + ".command must not contain an empty string.");
            }
        }
        ContainerRules.checkEnvironment(overrides.path("environment"), path + ".environment");
    }

    private static void refuse(List<String> members, JsonNode object, String what) {
        for (String member : members) {
            if (object.has(member)) {
                throw new ClientException(member + " is not applicable for " + what + ".");
            }
        }
    }
}
