package dev.longshore.scheduler.core.placement;

import java.util.ArrayList;
import java.util.List;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.state.Demand;

/** Of what size nobody in a queue finds room any more: who needs as much or more on a node need not look, while room only becomes less. */
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

    /** There is no room for a node of it. */
    void note(Demand demand) {
        sizes.removeIf(demand.perNode()::fitsInto);
        sizes.add(demand.perNode());
    }
}
