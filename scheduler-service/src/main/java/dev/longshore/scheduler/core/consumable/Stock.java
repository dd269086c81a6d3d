package dev.longshore.scheduler.core.consumable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Consumable;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Memory;

/**
 * What may be taken of the consumable resources by those who are looked at in turn: what is free, less what is kept for those who were
 * looked at before. So nobody who needs a resource passes one who waits for it, and all others do.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling.html">AWS Batch user guide, resource-aware
 *      scheduling</a>
 */
public final class Stock {

    private final Memory memory;
    private final Map<Arn, Long> kept;

    public Stock(Memory memory) {
        this(memory, new TreeMap<>());
    }

    private Stock(Memory memory, Map<Arn, Long> kept) {
        this.memory = memory;
        this.kept = kept;
    }

    /** The same, of which no more is kept when more is kept of this, and the other way round. */
    public Stock copy() {
        return new Stock(memory, new TreeMap<>(kept));
    }

    /** The first resource of which there is too little, if there is one. */
    public Optional<WaitReason> shortage(Demand demand) {
        return demand.consumables().stream().flatMap(need -> shortage(need).stream()).findFirst();
    }

    /** For how many with that demand there is enough. */
    public int enoughFor(Demand demand) {
        long least = Integer.MAX_VALUE;
        for (ConsumableNeed need : demand.consumables()) {
            least = Math.min(least, left(need) / need.quantity());
        }
        return (int) Math.max(0, least);
    }

    /** Keeps what so many with that demand need. Nothing is kept for one who could not be served if all others gave back what they have. */
    public void keep(Demand demand, int jobs) {
        boolean hopeless = demand.consumables().stream().anyMatch(need -> isBeyondReach(need));
        if (!hopeless) {
            demand.consumables().forEach(need -> kept.merge(need.resource(), jobs * need.quantity(), Long::sum));
        }
    }

    private Optional<WaitReason> shortage(ConsumableNeed need) {
        if (left(need) >= need.quantity()) {
            return Optional.empty();
        }
        return Optional.of(memory.consumable(need.resource()).map(known -> shortage(need, known))
                .orElseGet(() -> new WaitReason.ConsumableUnknown(need)));
    }

    private WaitReason shortage(ConsumableNeed need, Consumable known) {
        long free = memory.consumableUse().free(known);
        return free < need.quantity()
                ? new WaitReason.ConsumableShort(need, free, known.left())
                : new WaitReason.ConsumableKept(need, free, known.left());
    }

    private long left(ConsumableNeed need) {
        return memory.consumable(need.resource())
                .map(known -> memory.consumableUse().free(known) - kept.getOrDefault(need.resource(), 0L)).orElse(0L);
    }

    private boolean isBeyondReach(ConsumableNeed need) {
        return memory.consumable(need.resource()).map(Consumable::left).orElse(0L) < need.quantity();
    }
}
