package dev.longshore.contracts.job;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import static java.util.Objects.requireNonNull;

/**
 * The nodes of a multi-node parallel job, with ranges and overrides already resolved.
 *
 * @param mainNode whose end is the end of the job
 * @param ranges without gaps or overlaps, in order, from node 0 on
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/multi-node-parallel-jobs.html">AWS Batch user guide, multi-node
 *      parallel jobs</a>
 */
public record NodeGroup(int mainNode, List<NodeRange> ranges) {

    public NodeGroup {
        ranges = List.copyOf(ranges);
        int next = 0;
        for (NodeRange range : ranges) {
            if (range.first() != next) {
                throw new IllegalArgumentException("node ranges must follow one another: " + next + " is missing or there twice");
            }
            next = range.last() + 1;
        }
        if (mainNode < 0 || mainNode >= next) {
            throw new IllegalArgumentException("the main node must be one of the " + next + " nodes, not " + mainNode);
        }
    }

    /** Nodes that run the same; {@code first} and {@code last} belong to them. */
    public record NodeRange(int first, int last, @JsonProperty("container") Workload workload) {

        public NodeRange {
            requireNonNull(workload, "container");
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("not a range of nodes: " + first + ":" + last);
            }
        }
    }

    /** How many nodes there are. */
    public int size() {
        return ranges.getLast().last() + 1;
    }

    /** What a node runs. */
    public Workload workload(int node) {
        return ranges.stream().filter(range -> node >= range.first() && node <= range.last()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no node " + node)).workload();
    }
}
