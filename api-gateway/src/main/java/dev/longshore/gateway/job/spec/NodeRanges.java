package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.definition.Platform;
import dev.longshore.gateway.definition.TargetNodes;

/**
 * The ranges of nodes of a job definition. One that lies within another takes the place of its properties.
 *
 * @param count how many nodes there are unless a submission says otherwise
 */
record NodeRanges(int count, List<Range> ranges) {

    private static final String OVERRIDES = "nodeOverrides.nodePropertyOverrides";

    record Range(TargetNodes targets, WorkloadTemplate workload, JsonNode properties) {}

    static NodeRanges read(JsonNode properties) {
        List<Range> ranges = new ArrayList<>();
        for (JsonNode range : properties.path("nodeRangeProperties")) {
            ranges.add(new Range(TargetNodes.parse(range.path("targetNodes").asString(""), "targetNodes"),
                    WorkloadTemplate.read(range, "container"), range));
        }
        return new NodeRanges(properties.path("numNodes").asInt(), ranges);
    }

    /**
     * The nodes of one submission, in order and without gaps.
     *
     * @param overrides its {@code nodeOverrides}
     * @throws ClientException when they do not go together with the definition
     */
    List<NodeSegment> segments(JsonNode overrides, int mainNode) {
        int nodes = nodes(overrides, mainNode);
        JsonNode changes = overrides.path("nodePropertyOverrides");
        List<TargetNodes> changed = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            changed.add(changed(changes.get(i), nodes, OVERRIDES + "[" + i + "].targetNodes"));
        }
        List<NodeSegment> segments = new ArrayList<>();
        List<Integer> starts = starts(changed, nodes);
        for (int i = 0; i < starts.size(); i++) {
            int last = i + 1 < starts.size() ? starts.get(i + 1) - 1 : nodes - 1;
            segments.add(segment(starts.get(i), last, changes, changed));
        }
        return segments;
    }

    private int nodes(JsonNode overrides, int mainNode) {
        int nodes = overrides.path("numNodes").asInt(count);
        if (nodes == count) {
            return nodes;
        }
        boolean canChange = ranges.stream().anyMatch(range -> range.targets.isOpen() && range.targets.first() < nodes);
        if (!canChange || mainNode >= nodes) {
            throw new ClientException("nodeOverrides.numNodes is " + nodes + "; the job definition needs a range of nodes with an"
                    + " open end, such as 1:, that begins below it, and its main node, which is " + mainNode + ", below it.");
        }
        return nodes;
    }

    private static TargetNodes changed(JsonNode change, int nodes, String path) {
        TargetNodes targets = TargetNodes.parse(change.path("targetNodes").asString(""), path);
        if (targets.first() >= nodes || targets.last().orElse(0) >= nodes) {
            throw new ClientException(path + " is '" + change.path("targetNodes").asString("") + "'; the nodes are 0 to "
                    + (nodes - 1) + ".");
        }
        return targets;
    }

    /** Where other properties begin. */
    private List<Integer> starts(List<TargetNodes> changed, int nodes) {
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(0);
        List<TargetNodes> all = new ArrayList<>(changed);
        ranges.forEach(range -> all.add(range.targets));
        for (TargetNodes targets : all) {
            starts.add(targets.first());
            starts.add(targets.lastOf(nodes) + 1);
        }
        return List.copyOf(starts.headSet(nodes));
    }

    private NodeSegment segment(int first, int last, JsonNode changes, List<TargetNodes> changed) {
        Range range = innermost(first);
        NodeSegment segment = new NodeSegment(first, last, range.workload,
                range.properties.path("consumableResourceProperties"), range.properties.path("instanceTypes"));
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).contains(first)) {
                checkKind(segment, changes.get(i), OVERRIDES + "[" + i + "]");
                segment = segment.overriddenBy(changes.get(i));
                checkSize(segment, changes.get(i), OVERRIDES + "[" + i + "]");
            }
        }
        return segment;
    }

    /** What is meant for another kind would be left out in silence. */
    private static void checkKind(NodeSegment segment, JsonNode changes, String path) {
        for (String member : WorkloadTemplate.OVERRIDE_MEMBERS) {
            if (changes.has(member) && !member.equals(segment.workload().overridesMember())) {
                throw new ClientException(path + "." + member + " is not applicable for node " + segment.first()
                        + ", which takes " + segment.workload().overridesMember() + " by its definition.");
            }
        }
    }

    private static void checkSize(NodeSegment segment, JsonNode changes, String path) {
        String member = segment.workload().overridesMember();
        if (segment.workload().isResizedBy(changes.path(member))) {
            segment.workload().check(Platform.EC2, path + "." + member);
        }
    }

    /** The range that begins last is the one within the others; of two that begin together, the one that ends first. */
    private Range innermost(int node) {
        return ranges.stream().filter(range -> range.targets.contains(node))
                .max(Comparator.comparingInt((Range range) -> range.targets.first())
                        .thenComparing(Comparator.comparingInt((Range range) -> range.targets.last().orElse(Integer.MAX_VALUE))
                                .reversed()))
                .orElseThrow(() -> new ClientException("No range of nodes of the job definition covers node " + node + "."));
    }
}
