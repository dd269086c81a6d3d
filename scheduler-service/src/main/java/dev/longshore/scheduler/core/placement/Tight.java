package dev.longshore.scheduler.core.placement;

import java.util.ArrayList;
import java.util.List;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.state.Demand;

/** What no instance of a queue has room for, while room only becomes less: who needs as much or more need not look. */
final class Tight {

    private final List<Resources> sizes = new ArrayList<>();

    boolean isFor(Demand demand) {
        for (Resources size : sizes) {
            if (size.fitsInto(demand.perNode())) {
                return true;
            }
        }
        return false;
    }

    /** No instance has room for a node of it. */
    void note(Demand demand) {
        sizes.removeIf(demand.perNode()::fitsInto);
        sizes.add(demand.perNode());
    }
}
