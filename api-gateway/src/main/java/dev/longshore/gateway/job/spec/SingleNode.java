package dev.longshore.gateway.job.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.definition.Platform;

/** One container, or the containers of one task or pod. */
final class SingleNode implements Work {

    private static final String CONSUMABLES = "consumableResourceProperties";

    private final WorkloadTemplate template;
    private final Platform platform;
    private final JsonNode consumables;
    private volatile Workload unchanged;

    /** @param content of a template */
    SingleNode(ObjectNode content) {
        template = WorkloadTemplate.read(content, "containerProperties");
        platform = Platform.valueOf(content.path("platformCapabilities").path(0).asString("EC2"));
        consumables = content.path(CONSUMABLES);
    }

    @Override
    public Workload workload(JsonNode overrides, Map<String, String> parameters) {
        JsonNode changes = overrides.path(template.overridesMember());
        if (changes.isEmpty() && !overrides.has("parameters")) {
            return unchanged(parameters);
        }
        WorkloadTemplate merged = merged(overrides, parameters);
        if (template.isResizedBy(changes)) {
            merged.check(platform, template.overridesMember());
        }
        return merged.toSpec();
    }

    /** Most submissions override nothing, so that they can share one. */
    private Workload unchanged(Map<String, String> parameters) {
        Workload known = unchanged;
        if (known == null) {
            known = template.with(parameters).toSpec();
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
        merged(overrides, parameters).describe(detail);
        JsonNode needs = consumables(overrides);
        if (needs.isObject()) {
            detail.set(CONSUMABLES, needs.deepCopy());
        }
    }

    private WorkloadTemplate merged(JsonNode overrides, Map<String, String> parameters) {
        return template.overriddenBy(overrides.path(template.overridesMember())).with(parameters);
    }
}
