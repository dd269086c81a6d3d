package dev.longshore.scheduler.core.fit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.HostPool;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/** Whether a queue could ever place a job, going by what its environments may have, the hosts could give when idle, and
 * the consumable resources that there are. */
public final class Fit {

    private final Memory memory;

    public Fit(Memory memory) {
        this.memory = memory;
    }

    /** Why a job with such a demand can never run in that queue, as things are; nothing when it could, or when too little is known. */
    public Optional<WaitReason> never(Arn queue, Demand demand) {
        return memory.queue(queue).flatMap(known -> never(known, demand)).or(() -> tooFew(demand));
    }

    private Optional<WaitReason> never(Queue queue, Demand demand) {
        Resources needs = demand.total();
        List<Arn> arns = queue.definition().computeEnvironments();
        List<Environment> environments = arns.stream().flatMap(arn -> memory.environment(arn).stream()).toList();
        if (environments.size() < arns.size() || environments.isEmpty()) {
            return Optional.empty();
        }
        Environment largest = environments.stream()
                .max(Comparator.comparing(environment -> environment.definition().maxVcpus())).orElseThrow();
        if (needs.vcpus().compareTo(largest.definition().maxVcpus()) > 0) {
            return Optional.of(new WaitReason.LargerThanMaximum(needs, largest.arn(), largest.definition().maxVcpus()));
        }
        HostPool pool = memory.hostPool();
        if (pool.hasNoHost() || demand.perNode().fitsInto(pool.last().largestHost()) && needs.fitsInto(pool.last().total())) {
            return Optional.empty();
        }
        return demand.perNode().fitsInto(pool.last().largestHost())
                ? Optional.of(new WaitReason.LargerThanAllHosts(demand.nodes(), needs, pool.last().total()))
                : Optional.of(new WaitReason.LargerThanHosts(demand.perNode(), pool.last().largestHost()));
    }

    private Optional<WaitReason> tooFew(Demand demand) {
        return demand.consumables().stream().flatMap(need -> memory.consumable(need.resource()).stream()
                .filter(known -> known.definition().total() < need.quantity())
                .map(known -> (WaitReason) new WaitReason.ConsumableBeyondTotal(need, known.definition().total()))).findFirst();
    }
}
