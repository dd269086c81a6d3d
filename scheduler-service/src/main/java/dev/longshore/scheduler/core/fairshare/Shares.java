package dev.longshore.scheduler.core.fairshare;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

import dev.longshore.contracts.resource.ResourceDefinition.SchedulingPolicyDefined;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.SharePolicy;
import dev.longshore.scheduler.core.state.ShareUsage;

/**
 * The shares of one queue at one moment. The one with the lowest cost goes next.
 *
 * <p>The cost of a share is its weight times the sum of what it has used, and of what its jobs hold now, as if they had held it for a
 * third of the window longer. Without the latter, all places that become free at one moment would go to the same share. If it were more,
 * what a share had used would count less against it, and shares of small jobs would stay behind their due; a third was found by trial.
 */
public final class Shares {

    private static final double AHEAD = 1.0 / 3;

    private final Memory memory;
    private final Queue queue;
    private final Decay decay;
    private final Weights weights;
    private final NavigableSet<String> active;

    public Shares(Memory memory, Queue queue) {
        this.memory = memory;
        this.queue = queue;
        Optional<SchedulingPolicyDefined> policy = queue.definition().schedulingPolicy().flatMap(memory::sharePolicy)
                .map(SharePolicy::definition);
        this.decay = decay(memory, queue);
        this.active = new TreeSet<>(memory.shareLoads().shares(queue.arn()).keySet());
        memory.shareUsages().of(queue.arn()).values().stream().filter(ShareUsage::active).map(ShareUsage::share)
                .forEach(active::add);
        this.weights = new Weights(policy.map(SchedulingPolicyDefined::shares).orElse(List.of()), active);
    }

    static Decay decay(Memory memory, Queue queue) {
        return Decay.over(queue.definition().schedulingPolicy().flatMap(memory::sharePolicy)
                .map(policy -> policy.definition().shareDecay()).orElse(Duration.ZERO));
    }

    /** Those that have jobs, or had some within the window. */
    public NavigableSet<String> active() {
        return active;
    }

    /** What a share has used and holds, times its weight. */
    public double cost(String share, Instant now) {
        double held = memory.shareLoads().of(queue.arn(), share).vcpuMillis() / 1000.0;
        double used = memory.shareUsages().of(queue.arn(), share).map(known -> decay.later(known, held, now)).orElse(0.0);
        return weights.of(share) * (used + held * decay.seconds() * AHEAD);
    }

    /** By how much the cost of a share grows with each such job that starts. */
    public double costOf(String share, Demand demand) {
        double vcpus = demand.perNode().vcpus().millis() / 1000.0 * demand.nodes();
        return weights.of(share) * vcpus * decay.seconds() * AHEAD;
    }
}
