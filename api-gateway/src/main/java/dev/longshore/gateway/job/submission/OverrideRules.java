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
    private static final String TASK = "ecsPropertiesOverride";
    private static final String POD = "eksPropertiesOverride";

    private OverrideRules() {}

    static void check(JsonNode input, JobDefinition definition) {
        if (definition.type().equals("multinode")) {
            refuse(List.of(CONTAINER, TASK, POD), input, "a job whose definition is of type multinode");
            refuse(List.of("arrayProperties", "consumableResourcePropertiesOverride"), input, "a multi-node job");
        } else {
            refuse(List.of(NODES), input, "a job whose definition is of type container");
            checkKind(input, definition);
        }
        JsonNode nodes = input.path(NODES).path("nodePropertyOverrides");
        for (int i = 0; i < nodes.size(); i++) {
            checkNodes(nodes.get(i), NODES + ".nodePropertyOverrides[" + i + "]");
        }
    }

    private static void checkKind(JsonNode input, JobDefinition definition) {
        if (definition.has("ecsProperties")) {
            refuse(List.of(CONTAINER, POD), input, "a job whose definition has ecsProperties");
        } else if (definition.has("eksProperties")) {
            refuse(List.of(CONTAINER, TASK), input, "a job whose definition has eksProperties");
        } else {
            refuse(List.of(TASK, POD), input, "a job whose definition has containerProperties");
        }
        checkContainer(input.path(CONTAINER), CONTAINER);
        checkTask(input.path(TASK), TASK);
    }

    private static void checkTask(JsonNode overrides, String path) {
        JsonNode tasks = overrides.path("taskProperties");
        if (tasks.size() > 1) {
            throw new ClientException(path + ".taskProperties has " + tasks.size() + " tasks; a job has one.");
        }
        JsonNode containers = tasks.path(0).path("containers");
        for (int i = 0; i < containers.size(); i++) {
            checkContainer(containers.get(i), path + ".taskProperties[0].containers[" + i + "]");
        }
    }

    private static void checkNodes(JsonNode override, String path) {
        checkContainer(override.path(CONTAINER), path + "." + CONTAINER);
        checkTask(override.path(TASK), path + "." + TASK);
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
