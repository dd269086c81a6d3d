package dev.longshore.scheduler.core.fit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.allocation.Offers;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/**
 * Whether a queue could ever place a job, going by what its environments may have, the hosts could give when idle, and the consumable
 * resources that there are. Answers are kept until one of these changes: a pass asks for each who comes to the head of a line.
 */
public final class Fit {

    private static final int KEPT = 10_000;

    private final Memory memory;
    private final Offers offers;
    private final Map<Question, Optional<WaitReason>> answers = new LinkedHashMap<>();
    private long asOf;

    public Fit(Memory memory, Offers offers) {
        this.memory = memory;
        this.offers = offers;
    }

    /** Why a job with such a demand can never run in that queue, as things are; nothing when it could, or when too little is known. */
    public Optional<WaitReason> never(Arn queue, Demand demand) {
        if (asOf != memory.settings() || answers.size() == KEPT) {
            answers.clear();
            asOf = memory.settings();
        }
        return answers.computeIfAbsent(new Question(queue, demand), this::answer);
    }

    private record Question(Arn queue, Demand demand) {}

    private Optional<WaitReason> answer(Question asked) {
        return memory.queue(asked.queue()).flatMap(known -> never(known, asked.demand())).or(() -> tooFew(asked.demand()));
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
        return memory.hostPool().hasNoHost() ? Optional.empty() : never(environments, demand);
    }

    private Optional<WaitReason> never(List<Environment> environments, Demand demand) {
        HostPoolChanged pool = memory.hostPool().last();
        Resources perNode = demand.perNode();
        if (!perNode.fitsInto(pool.largestHost())) {
            return Optional.of(new WaitReason.LargerThanHosts(perNode, pool.largestHost()));
        }
        if (environments.stream().noneMatch(environment -> offers.hold(environment, perNode))) {
            return Optional.of(new WaitReason.NoTypeHasAll(perNode,
                    environments.stream().flatMap(environment -> offers.of(environment).stream()).distinct().toList()));
        }
        return demand.total().fitsInto(pool.total())
                ? Optional.empty()
                : Optional.of(new WaitReason.LargerThanAllHosts(demand.nodes(), demand.total(), pool.total()));
    }

    private Optional<WaitReason> tooFew(Demand demand) {
        return demand.consumables().stream().flatMap(need -> memory.consumable(need.resource()).stream()
                .filter(known -> known.definition().total() < need.quantity())
                .map(known -> (WaitReason) new WaitReason.ConsumableBeyondTotal(need, known.definition().total()))).findFirst();
    }
}
