package dev.longshore.gateway.definition;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.resource.Tags;

/** Makes the description of a job definition from what its user said, with the defaults that AWS's answers show. */
final class DefinitionDocument {

    private static final List<String> LISTS = List.of("command", "volumes", "environment", "mountPoints", "ulimits",
            "resourceRequirements", "secrets");
    private static final List<String> LISTS_IN_TASKS = List.of("command", "dependsOn", "environment", "mountPoints", "ulimits",
            "resourceRequirements", "secrets");

    private DefinitionDocument() {}

    /** @param input checked by {@link DefinitionRules} */
    static ObjectNode of(ObjectNode input) {
        ObjectNode document = input.deepCopy();
        boolean eks = input.has("eksProperties");
        document.withObject("parameters");
        document.set("tags", Tags.of(input));
        document.put("containerOrchestrationType", eks ? "EKS" : "ECS");
        if (!eks) {
            document.put("propagateTags", input.path("propagateTags").asBoolean(false));
        }
        if (!eks && input.path("platformCapabilities").isEmpty()) {
            document.putArray("platformCapabilities").add("EC2");
        }
        if (document.path("retryStrategy") instanceof ObjectNode strategy) {
            strategy.withArray("evaluateOnExit");
        }
        fillContainers(document);
        return document;
    }

    private static void fillContainers(ObjectNode document) {
        Platform platform = Platform.of(document);
        if (document.path("containerProperties") instanceof ObjectNode container) {
            fill(container, platform);
        }
        fillTasks(document, platform);
        document.at("/nodeProperties/nodeRangeProperties").forEach(range -> {
            if (range.path("container") instanceof ObjectNode container) {
                fill(container, platform);
            }
            fillTasks(range, platform);
        });
    }

    private static void fillTasks(JsonNode parent, Platform platform) {
        for (JsonNode task : parent.at("/ecsProperties/taskProperties")) {
            ObjectNode properties = (ObjectNode) task;
            properties.withArray("volumes");
            if (platform == Platform.FARGATE) {
                setIfAbsent(properties, "platformVersion", "LATEST");
            }
            task.path("containers").forEach(container -> fillContainerOfTask((ObjectNode) container));
        }
    }

    private static void fillContainerOfTask(ObjectNode container) {
        LISTS_IN_TASKS.forEach(container::withArray);
        container.put("essential", TaskRules.isEssential(container));
        setIfAbsent(container, "name", TaskRules.DEFAULT_NAME);
    }

    private static void fill(ObjectNode container, Platform platform) {
        LISTS.forEach(container::withArray);
        if (platform == Platform.FARGATE) {
            setIfAbsent(container.withObject("fargatePlatformConfiguration"), "platformVersion", "LATEST");
            setIfAbsent(container.withObject("networkConfiguration"), "assignPublicIp", "DISABLED");
        }
    }

    private static void setIfAbsent(ObjectNode object, String member, String value) {
        if (!object.has(member)) {
            object.put(member, value);
        }
    }
}
