package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.TaskSpec.Condition;
import dev.longshore.contracts.job.TaskSpec.Dependency;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.definition.Platform;
import dev.longshore.gateway.definition.PodRules;

/**
 * The pod of a job definition, read once.
 *
 * @param pod its properties, as the definition has them, with metadata merged; not to be changed
 * @param initContainers run one after the other, before the others
 * @param containers at least one
 */
record PodTemplate(ObjectNode pod, List<PodContainerTemplate> initContainers, List<PodContainerTemplate> containers)
        implements
            WorkloadTemplate {

    static final String OVERRIDES = "eksPropertiesOverride";

    private static final String POD = "podProperties";
    private static final String INIT_CONTAINERS = "initContainers";
    private static final String CONTAINERS = "containers";
    private static final String METADATA = "metadata";

    static PodTemplate read(JsonNode properties) {
        ObjectNode pod = (ObjectNode) properties.get(POD);
        return new PodTemplate(pod, containers(pod.path(INIT_CONTAINERS)), containers(pod.path(CONTAINERS)));
    }

    private static List<PodContainerTemplate> containers(JsonNode list) {
        return list.valueStream().map(container -> new PodContainerTemplate((ObjectNode) container)).toList();
    }

    @Override
    public String overridesMember() {
        return OVERRIDES;
    }

    @Override
    public PodTemplate overriddenBy(JsonNode overrides) {
        JsonNode changes = overrides.path(POD);
        if (changes.isEmpty()) {
            return this;
        }
        ObjectNode merged = pod.deepCopy();
        if (!changes.path(METADATA).isEmpty()) {
            mergeMetadata(merged.withObjectProperty(METADATA), changes.path(METADATA));
        }
        return new PodTemplate(merged, overridden(initContainers, changes, INIT_CONTAINERS),
                overridden(containers, changes, CONTAINERS));
    }

    /** Labels and annotations by their keys. */
    private static void mergeMetadata(ObjectNode metadata, JsonNode changes) {
        changes.forEachEntry((member, value) -> {
            if (value.isObject()) {
                value.forEachEntry((key, text) -> metadata.withObjectProperty(member).set(key, text));
            } else {
                metadata.set(member, value);
            }
        });
    }

    private static List<PodContainerTemplate> overridden(List<PodContainerTemplate> containers, JsonNode changes, String member) {
        List<PodContainerTemplate> overridden = new ArrayList<>(containers);
        JsonNode list = changes.path(member);
        for (int i = 0; i < list.size(); i++) {
            JsonNode change = list.get(i);
            int index = index(containers, change, member + "[" + i + "]");
            overridden.set(index, overridden.get(index).overriddenBy(change));
        }
        return overridden;
    }

    /** One that is alone need not be named. */
    private static int index(List<PodContainerTemplate> containers, JsonNode change, String path) {
        String name = change.path("name").asString(containers.size() == 1 ? containers.getFirst().name() : "");
        int index = containers.stream().map(PodContainerTemplate::name).toList().indexOf(name);
        if (index < 0) {
            throw new ClientException(OVERRIDES + "." + POD + "." + path + ".name is '" + name
                    + "', which is not the name of one of these containers of the job definition.");
        }
        return index;
    }

    /** All that can be overridden must be checked: what it comes to is known only when it is merged. */
    @Override
    public boolean isResizedBy(JsonNode overrides) {
        return !overrides.path(POD).isEmpty();
    }

    @Override
    public void check(Platform platform, String path) {
        PodRules.check(toDetail(), path);
    }

    @Override
    public PodTemplate with(Map<String, String> parameters) {
        return new PodTemplate(pod, initContainers.stream().map(container -> container.with(parameters)).toList(),
                containers.stream().map(container -> container.with(parameters)).toList());
    }

    @Override
    public TaskSpec toSpec() {
        List<TaskContainer> specs = new ArrayList<>();
        List<Dependency> before = List.of();
        for (PodContainerTemplate container : initContainers) {
            specs.add(spec(container, false, before));
            before = List.of(new Dependency(container.name(), Condition.SUCCESS));
        }
        for (PodContainerTemplate container : containers) {
            specs.add(spec(container, true, before));
        }
        return new TaskSpec(specs, TaskSpec.Kind.POD);
    }

    private TaskContainer spec(PodContainerTemplate container, boolean essential, List<Dependency> before) {
        return new TaskContainer(container.name(), essential, before, Optional.empty(), Optional.empty(),
                container.toSpec(pod.path("volumes"), LinuxTerms.ofPod(pod)));
    }

    @Override
    public void describe(ObjectNode detail) {
        detail.set("eksProperties", toDetail());
    }

    private ObjectNode toDetail() {
        ObjectNode properties = Json.object();
        ObjectNode merged = pod.deepCopy();
        if (!initContainers.isEmpty()) {
            describe(initContainers, merged.putArray(INIT_CONTAINERS));
        }
        describe(containers, merged.putArray(CONTAINERS));
        properties.set(POD, merged);
        return properties;
    }

    private static void describe(List<PodContainerTemplate> containers, ArrayNode list) {
        containers.forEach(container -> list.add(container.toDetail()));
    }
}
