package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.definition.ContainerRules;
import dev.longshore.gateway.definition.Platform;

/** One container. */
final class SingleContainer implements Work {

    private static final String CONSUMABLES = "consumableResourceProperties";
    private static final List<String> SIZES = List.of("resourceRequirements", "vcpus", "memory");

    private final ContainerTemplate container;
    private final Platform platform;
    private final JsonNode consumables;
    private volatile ContainerSpec unchanged;

    /** @param content of a template */
    SingleContainer(ObjectNode content) {
        container = ContainerTemplate.read((ObjectNode) content.get("containerProperties"));
        platform = Platform.valueOf(content.path("platformCapabilities").path(0).asString("EC2"));
        consumables = content.path(CONSUMABLES);
    }

    @Override
    public Workload workload(JsonNode overrides, Map<String, String> parameters) {
        JsonNode changes = overrides.path("containerOverrides");
        if (changes.isEmpty() && !overrides.has("parameters")) {
            return unchanged(parameters);
        }
        ContainerTemplate merged = merged(overrides, parameters);
        if (changesSize(changes)) {
            ContainerRules.check(merged.toDetail(), platform, "containerOverrides");
        }
        return merged.toSpec();
    }

    static boolean changesSize(JsonNode changes) {
        return SIZES.stream().anyMatch(changes::has);
    }

    /** Most submissions override nothing, so that they can share one. */
    private ContainerSpec unchanged(Map<String, String> parameters) {
        ContainerSpec known = unchanged;
        if (known == null) {
            known = container.with(parameters).toSpec();
            unchanged = known;
        }
        return known;
    }

    @Override
    public Optional<NodeGroup> nodes(JsonNode overrides, Map<String, String> parameters) {
        return Optional.empty();
    }

    @Override
    public List<ConsumableNeed> consumables(JsonNode overrides, Arn queue) {
        return Consumables.read(consumables(overrides), queue);
    }

    private JsonNode consumables(JsonNode overrides) {
        JsonNode override = overrides.path("consumableResourcePropertiesOverride");
        return override.isObject() ? override : consumables;
    }

    @Override
    public void describe(JsonNode overrides, Map<String, String> parameters, OptionalInt node, ObjectNode detail) {
        detail.set("container", merged(overrides, parameters).toDetail());
        JsonNode needs = consumables(overrides);
        if (needs.isObject()) {
            detail.set(CONSUMABLES, needs.deepCopy());
        }
    }

    private ContainerTemplate merged(JsonNode overrides, Map<String, String> parameters) {
        return container.overriddenBy(overrides.path("containerOverrides")).with(parameters);
    }
}
