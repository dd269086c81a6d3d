package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.NodeGroup.NodeRange;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;

/** What the nodes of a multi-node job run: one workload for each range of them. */
final class NodeContainers implements Work {

    private final int mainNode;
    private final NodeRanges ranges;

    /** @param content of a template */
    NodeContainers(ObjectNode content) {
        JsonNode properties = content.path("nodeProperties");
        mainNode = properties.path("mainNode").asInt();
        ranges = NodeRanges.read(properties);
    }

    @Override
    public Workload workload(JsonNode overrides, Map<String, String> parameters) {
        return group(overrides, parameters).workload(mainNode);
    }

    @Override
    public Optional<NodeGroup> nodes(JsonNode overrides, Map<String, String> parameters) {
        return Optional.of(group(overrides, parameters));
    }

    private NodeGroup group(JsonNode overrides, Map<String, String> parameters) {
        List<NodeRange> merged = new ArrayList<>();
        for (NodeSegment segment : ranges.segments(overrides.path("nodeOverrides"), mainNode)) {
            merged.add(new NodeRange(segment.first(), segment.last(), segment.workload().with(parameters).toSpec()));
        }
        return new NodeGroup(mainNode, merged);
    }

    @Override
    public List<ConsumableNeed> consumables(JsonNode overrides, Arn queue) {
        Map<Arn, Long> needs = new LinkedHashMap<>();
        for (NodeSegment segment : ranges.segments(overrides.path("nodeOverrides"), mainNode)) {
            Consumables.add(segment.consumables(), segment.size(), queue, needs);
        }
        return Consumables.needs(needs);
    }

    @Override
    public void describe(JsonNode overrides, Map<String, String> parameters, OptionalInt node, ObjectNode detail) {
        List<NodeSegment> segments = ranges.segments(overrides.path("nodeOverrides"), mainNode);
        if (node.isPresent()) {
            int index = node.getAsInt();
            segments.stream().filter(segment -> index >= segment.first() && index <= segment.last()).findFirst()
                    .ifPresent(segment -> segment.workload().with(parameters).describe(detail));
            return;
        }
        ObjectNode properties = detail.putObject("nodeProperties").put("numNodes", segments.getLast().last() + 1).put("mainNode",
                mainNode);
        ArrayNode list = properties.putArray("nodeRangeProperties");
        segments.forEach(segment -> segment.describe(parameters, list.addObject()));
    }
}
