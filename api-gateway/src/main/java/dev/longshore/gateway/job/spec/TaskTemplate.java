package dev.longshore.gateway.job.spec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.Namespaces;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.definition.Platform;
import dev.longshore.gateway.definition.TaskRules;

/**
 * The task of a job definition, read once.
 *
 * @param task its properties, as the definition has them
 * @param containers by name, in their order, each with the volumes of the task that it mounts
 */
record TaskTemplate(ObjectNode task, Map<String, ContainerTemplate> containers) implements WorkloadTemplate {

    static final String OVERRIDES = "ecsPropertiesOverride";

    static TaskTemplate read(JsonNode properties) {
        ObjectNode task = (ObjectNode) properties.path("taskProperties").get(0);
        Map<String, ContainerTemplate> containers = new LinkedHashMap<>();
        for (JsonNode container : task.path("containers")) {
            ObjectNode complete = ((ObjectNode) container).deepCopy();
            complete.set("volumes", mounted(container, task.path("volumes")));
            containers.put(container.path("name").asString(""), ContainerTemplate.read(complete));
        }
        return new TaskTemplate(task, containers);
    }

    private static ArrayNode mounted(JsonNode container, JsonNode volumes) {
        Set<String> names = container.path("mountPoints").valueStream().map(mount -> mount.path("sourceVolume").asString(""))
                .collect(Collectors.toSet());
        ArrayNode mounted = Json.object().arrayNode();
        volumes.valueStream().filter(volume -> names.contains(volume.path("name").asString(""))).forEach(mounted::add);
        return mounted;
    }

    @Override
    public String overridesMember() {
        return OVERRIDES;
    }

    @Override
    public TaskTemplate overriddenBy(JsonNode overrides) {
        JsonNode changes = changes(overrides);
        if (changes.isEmpty()) {
            return this;
        }
        Map<String, ContainerTemplate> changed = new LinkedHashMap<>(containers);
        for (int i = 0; i < changes.size(); i++) {
            JsonNode change = changes.get(i);
            changed.computeIfPresent(name(change, i), (_, container) -> container.overriddenBy(change));
        }
        return new TaskTemplate(task, changed);
    }

    /** One that is alone need not be named. */
    private String name(JsonNode change, int index) {
        String only = containers.size() == 1 ? containers.keySet().iterator().next() : "";
        String name = change.path("name").asString(only);
        if (!containers.containsKey(name)) {
            throw new ClientException(OVERRIDES + ".taskProperties[0].containers[" + index + "].name is '" + name
                    + "', which is not the name of a container of the job definition.");
        }
        return name;
    }

    @Override
    public boolean isResizedBy(JsonNode overrides) {
        return changes(overrides).valueStream().anyMatch(WorkloadTemplate::changesSize);
    }

    private static JsonNode changes(JsonNode overrides) {
        return overrides.at("/taskProperties/0/containers");
    }

    @Override
    public void check(Platform platform, String path) {
        TaskRules.check(toDetail(), platform, path);
    }

    @Override
    public TaskTemplate with(Map<String, String> parameters) {
        Map<String, ContainerTemplate> substituted = new LinkedHashMap<>();
        containers.forEach((name, container) -> substituted.put(name, container.with(parameters)));
        return new TaskTemplate(task, substituted);
    }

    @Override
    public TaskSpec toSpec() {
        List<TaskContainer> specs = new ArrayList<>(containers.size());
        Optional<Namespaces> namespaces = LinuxTerms.ofTask(task);
        containers.forEach((name, container) -> specs.add(spec(name, container, namespaces)));
        return new TaskSpec(specs);
    }

    private static TaskContainer spec(String name, ContainerTemplate container, Optional<Namespaces> namespaces) {
        JsonNode properties = container.properties();
        List<Dependency> dependencies = properties.path("dependsOn").valueStream()
                .map(each -> new Dependency(each.path("containerName").asString(""),
                        Condition.valueOf(each.path("condition").asString(""))))
                .toList();
        return new TaskContainer(name, properties.path("essential").asBoolean(true), dependencies,
                seconds(properties.path("startTimeout")), seconds(properties.path("stopTimeout")),
                container.toSpec(namespaces));
    }

    private static Optional<Duration> seconds(JsonNode number) {
        return number.isIntegralNumber() ? Optional.of(Duration.ofSeconds(number.asInt())) : Optional.empty();
    }

    @Override
    public void describe(ObjectNode detail) {
        detail.set("ecsProperties", toDetail());
    }

    private ObjectNode toDetail() {
        ObjectNode properties = Json.object();
        ObjectNode merged = task.deepCopy();
        ArrayNode list = merged.putArray("containers");
        containers.values().forEach(container -> {
            ObjectNode detail = container.toDetail();
            detail.remove("volumes");
            list.add(detail);
        });
        properties.putArray("taskProperties").add(merged);
        return properties;
    }
}
