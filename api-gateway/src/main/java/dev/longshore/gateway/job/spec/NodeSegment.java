package dev.longshore.gateway.job.spec;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Nodes of a multi-node job that run the same.
 *
 * @param last belongs to them
 * @param instanceTypes as the definition or the submission names them; missing where neither does
 */
record NodeSegment(int first, int last, WorkloadTemplate workload, JsonNode consumables, JsonNode instanceTypes) {

    int size() {
        return last - first + 1;
    }

    /** With what a submission says of these nodes. */
    NodeSegment overriddenBy(JsonNode override) {
        JsonNode needs = override.path("consumableResourcePropertiesOverride");
        JsonNode types = override.path("instanceTypes");
        return new NodeSegment(first, last, workload.overriddenBy(override.path(workload.overridesMember())),
                needs.isObject() ? needs : consumables, types.isEmpty() ? instanceTypes : types);
    }

    /** As DescribeJobs shows a range of nodes: what they are to be, and not where they run. */
    void describe(Map<String, String> parameters, ObjectNode range) {
        range.put("targetNodes", first + ":" + last);
        workload.with(parameters).describe(range);
        range.findParents(ContainerTemplate.NETWORK_INTERFACES)
                .forEach(container -> ((ObjectNode) container).remove(ContainerTemplate.NETWORK_INTERFACES));
        if (consumables.isObject()) {
            range.set("consumableResourceProperties", consumables.deepCopy());
        }
        if (instanceTypes.isArray()) {
            range.set("instanceTypes", instanceTypes.deepCopy());
        }
    }
}
