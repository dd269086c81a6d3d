package dev.longshore.gateway.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What the containers of a multi-container job may be, in a definition or when overrides have been merged into it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsTaskProperties.html">AWS Batch API, EcsTaskProperties</a>
 */
public final class TaskRules {

    /** The name of a container that is alone in its task and has none. */
    public static final String DEFAULT_NAME = "default";

    private static final int MOST_CONTAINERS = 10;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final List<String> FARGATE_ONLY = List.of("platformVersion", "networkConfiguration", "ephemeralStorage",
            "runtimePlatform");
    private static final List<String> EC2_ONLY = List.of("ipcMode", "pidMode");

    private TaskRules() {}

    /**
     * @param properties {@code ecsProperties}
     * @param path where they stand, for the message
     */
    public static void check(JsonNode properties, Platform platform, String path) {
        JsonNode tasks = properties.path("taskProperties");
        if (tasks.size() != 1) {
            throw new ClientException(path + ".taskProperties has " + tasks.size() + " tasks; it must have one.");
        }
        checkTask(tasks.get(0), platform, path + ".taskProperties[0]");
    }

    private static void checkTask(JsonNode task, Platform platform, String path) {
        for (String member : platform == Platform.EC2 ? FARGATE_ONLY : EC2_ONLY) {
            if (task.has(member)) {
                throw new ClientException(member + " is not applicable for " + (platform == Platform.EC2 ? "EC2." : "Fargate."));
            }
        }
        JsonNode containers = task.path("containers");
        if (containers.isEmpty() || containers.size() > MOST_CONTAINERS) {
            throw new ClientException(path + ".containers has " + containers.size() + " containers; 1 to " + MOST_CONTAINERS
                    + " are allowed.");
        }
        Map<String, JsonNode> byName = byName(containers, path + ".containers");
        if (byName.values().stream().noneMatch(TaskRules::isEssential)) {
            throw new ClientException(path + ".containers needs at least one container that is essential.");
        }
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            String at = path + ".containers[" + i + "]";
            JsonNode container = withVolumes((ObjectNode) containers.get(i), task.path("volumes"));
            checkTimeouts(container, platform, at);
            ContainerRules.checkAllButSize(container, platform, at);
            ContainerOrder.check(container, byName, at);
            all.add(container);
        }
        ContainerOrder.checkEnds(byName, path + ".containers");
        ContainerResources.checkTogether(all, platform, path + ".containers");
    }

    static boolean isEssential(JsonNode container) {
        return container.path("essential").asBoolean(true);
    }

    private static Map<String, JsonNode> byName(JsonNode containers, String path) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (int i = 0; i < containers.size(); i++) {
            String name = containers.get(i).path("name").asString(containers.size() == 1 ? DEFAULT_NAME : "");
            if (!NAME.matcher(name).matches()) {
                throw new ClientException(path + "[" + i + "].name is '" + name
                        + "'; up to 255 letters, digits, hyphens and underscores are allowed, and at least one is needed.");
            }
            if (byName.put(name, containers.get(i)) != null) {
                throw new ClientException(path + " has two containers of the name '" + name + "'.");
            }
        }
        return byName;
    }

    /** Containers mount the volumes of their task. */
    private static JsonNode withVolumes(ObjectNode container, JsonNode volumes) {
        ObjectNode complete = container.deepCopy();
        if (volumes.isArray()) {
            complete.set("volumes", volumes);
        }
        return complete;
    }

    private static void checkTimeouts(JsonNode container, Platform platform, String path) {
        for (String member : List.of("startTimeout", "stopTimeout")) {
            int seconds = container.path(member).asInt(2);
            if (seconds < 2) {
                throw new ClientException(path + "." + member + " is " + seconds + "; at least 2 seconds are needed.");
            }
            if (platform == Platform.FARGATE && seconds > 120) {
                throw new ClientException(
                        path + "." + member + " is " + seconds + "; on Fargate at most 120 seconds are allowed.");
            }
        }
    }
}
