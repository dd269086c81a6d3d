package dev.longshore.scheduler.core.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.NodeGroup;
import dev.longshore.contracts.job.NodeGroup.NodeRange;
import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.job.Workload;

import static java.util.Objects.requireNonNull;

/**
 * What a job, or each child of an array, asks for. Jobs that ask for the same share one of these.
 *
 * @param perNode what each node is given: of nodes that differ, the most that any of them needs
 * @param nodes on how many instances at once; 1 unless it is a multi-node job
 * @param consumables what it takes for as long as it runs
 * @param atMost how long an attempt can run; empty when that is not known
 */
public record Demand(Resources perNode, int nodes, List<ConsumableNeed> consumables, Optional<Duration> atMost) {

    public Demand {
        requireNonNull(perNode, "perNode");
        if (nodes < 1) {
            throw new IllegalArgumentException("a job has at least one node, not " + nodes);
        }
        consumables = List.copyOf(consumables);
        requireNonNull(atMost, "atMost");
    }

    static Demand of(JobSubmitted job) {
        Resources perNode = job.nodes().map(Demand::largest).orElse(job.workload().resources());
        return new Demand(perNode, job.nodes().map(NodeGroup::size).orElse(1), job.terms().consumables(), job.attemptTimeout());
    }

    /** One node, nothing that is consumed, and no end in sight. */
    public static Demand of(Resources resources) {
        return new Demand(resources, 1, List.of(), Optional.empty());
    }

    /** What all nodes need together; where that is more than can be counted, the most that can: nothing is that large either. */
    public Resources total() {
        return new Resources(new Vcpus(times(perNode.vcpus().millis(), nodes)),
                new MemoryMib(perNode.memory().mebibytes() * nodes), new Gpus(times(perNode.gpus().count(), nodes)));
    }

    private static int times(int amount, int nodes) {
        return Math.clamp((long) amount * nodes, 0, Integer.MAX_VALUE);
    }

    private static Resources largest(NodeGroup group) {
        return group.ranges().stream().map(NodeRange::workload).map(Workload::resources)
                .reduce(Resources.NONE, Resources::most);
    }
}
