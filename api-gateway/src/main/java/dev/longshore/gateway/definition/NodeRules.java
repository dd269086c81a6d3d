package dev.longshore.gateway.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What the nodes of a multi-node job may be. Ranges cover all nodes; one may lie within another, whose properties it replaces.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html">AWS Batch user guide, multi-node
 *      parallel jobs</a>
 */
final class NodeRules {

    private static final String PATH = "nodeProperties.nodeRangeProperties";
    private static final List<String> KINDS = List.of("container", "ecsProperties", "eksProperties");

    private NodeRules() {}

    static void check(JsonNode properties) {
        int count = properties.path("numNodes").asInt();
        if (properties.path("mainNode").asInt() >= count) {
            throw new ClientException("nodeProperties.mainNode is " + properties.path("mainNode").asInt()
                    + "; it must be less than numNodes, which is " + count + ".");
        }
        JsonNode ranges = properties.path("nodeRangeProperties");
        List<TargetNodes> targets = new ArrayList<>();
        Set<JsonNode> instanceTypes = new HashSet<>();
        for (int i = 0; i < ranges.size(); i++) {
            String path = PATH + "[" + i + "]";
            checkContents(ranges.get(i), path);
            targets.add(targets(ranges.get(i), count, targets, path + ".targetNodes"));
            ranges.get(i).path("instanceTypes").forEach(instanceTypes::add);
        }
        if (instanceTypes.size() > 1) {
            throw new ClientException(PATH + " name " + instanceTypes.size() + " instance types; all nodes have the same one.");
        }
        checkCovered(targets, count);
    }

    private static void checkContents(JsonNode range, String path) {
        DefinitionRules.checkOneOf(KINDS, range, path);
        ConsumableRules.check(range.path("consumableResourceProperties"), path + ".consumableResourceProperties");
        if (range.has("container")) {
            ContainerRules.check(range.path("container"), Platform.EC2, path + ".container");
            LinuxRules.checkContainer(range.path("container"), path + ".container");
        }
        if (range.has("ecsProperties")) {
            TaskRules.check(range.path("ecsProperties"), Platform.EC2, path + ".ecsProperties");
            LinuxRules.checkTasks(range.path("ecsProperties"), path + ".ecsProperties");
        }
        if (range.has("eksProperties")) {
            PodRules.check(range.path("eksProperties"), path + ".eksProperties");
        }
    }

    private static TargetNodes targets(JsonNode range, int count, List<TargetNodes> before, String path) {
        String text = range.path("targetNodes").asString("");
        TargetNodes nodes = TargetNodes.parse(text, path);
        if (nodes.first() >= count || nodes.last().orElse(0) >= count) {
            throw new ClientException(path + " is '" + text + "'; the nodes are 0 to " + (count - 1) + ".");
        }
        for (TargetNodes other : before) {
            if (!areNested(nodes, other, count)) {
                throw new ClientException(path + " is '" + text + "', which overlaps with another range; it must lie within it,"
                        + " around it or beside it.");
            }
        }
        return nodes;
    }

    /** Or beside one another. Two that are the same are not nested. */
    private static boolean areNested(TargetNodes one, TargetNodes other, int count) {
        int oneLast = one.lastOf(count);
        int otherLast = other.lastOf(count);
        if (oneLast < other.first() || otherLast < one.first()) {
            return true;
        }
        boolean isWithin = one.first() >= other.first() && oneLast <= otherLast;
        boolean isAround = one.first() <= other.first() && oneLast >= otherLast;
        return isWithin != isAround;
    }

    private static void checkCovered(List<TargetNodes> targets, int count) {
        for (int i = 0; i < count; i++) {
            int node = i;
            if (targets.stream().noneMatch(range -> range.contains(node))) {
                throw new ClientException(PATH + " leave out node " + node + "; together they must cover all nodes.");
            }
        }
    }
}
