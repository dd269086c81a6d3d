package dev.longshore.scheduler.core.state;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;

/** How much of each consumable resource is held by jobs that are STARTING or RUNNING. */
public final class ConsumableUse {

    private final Map<Arn, Long> inUse = new TreeMap<>();
    private final NavigableSet<Arn> touched = new TreeSet<>();
    private final Stirred stirred;

    ConsumableUse(Stirred stirred) {
        this.stirred = stirred;
    }

    public long inUse(Arn resource) {
        return inUse.getOrDefault(resource, 0L);
    }

    /** What is there and not held; below 0 when the user has taken away what jobs hold. */
    public long free(Consumable resource) {
        return resource.left() - inUse(resource.arn());
    }

    /** The resources of which something may have been taken or given back since the last call, in order. */
    public List<Arn> takeTouched() {
        List<Arn> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    void touch(Arn resource) {
        touched.add(resource);
    }

    void change(Standing standing, int sign) {
        for (ConsumableNeed need : standing.ask().demand().consumables()) {
            long held = sign * standing.running() * need.quantity();
            if (held != 0) {
                inUse.merge(need.resource(), held, (known, more) -> known + more == 0 ? null : Long.valueOf(known + more));
                touch(need.resource());
                stirred.everything();
            }
        }
    }
}
