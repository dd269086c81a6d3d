package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Fleet;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/** Finds room on the instances that are there: environments in the queue's order, of each the fullest instance. */
public final class Rooms {

    private final Memory memory;

    public Rooms(Memory memory) {
        this.memory = memory;
    }

    /**
     * An instance for each node, all of one environment; none where there are not enough.
     *
     * @param allowed which of those with room may be taken; asked only where there are enough with room
     */
    public List<Instance> find(Queue queue, Demand demand, Predicate<Instance> allowed) {
        for (Arn environment : queue.definition().computeEnvironments()) {
            List<Instance> rooms = isEnough(environment, demand) ? find(environment, demand, allowed) : List.of();
            if (rooms.size() == demand.nodes()) {
                return rooms;
            }
        }
        return List.of();
    }

    private boolean isEnough(Arn environment, Demand demand) {
        return demand.nodes() == 1 || find(environment, demand, anywhere -> true).size() == demand.nodes();
    }

    /** On how many instances of one environment a node could be placed now, at most as many as there are nodes. */
    int most(Queue queue, Demand demand) {
        return queue.definition().computeEnvironments().stream()
                .mapToInt(environment -> find(environment, demand, anywhere -> true).size()).max()
                .orElse(0);
    }

    /** The instances of one environment that a node could be placed on, no more than there are nodes. */
    private List<Instance> find(Arn environment, Demand demand, Predicate<Instance> allowed) {
        if (memory.environment(environment).filter(known -> known.definition().enabled()).isEmpty()) {
            return List.of();
        }
        Fleet fleet = memory.instances().fleet(environment);
        return demand.nodes() == 1
                ? fleet.firstWithRoom(demand.perNode(), allowed).map(List::of).orElse(List.of())
                : fleet.withRoom(demand.perNode()).filter(allowed).limit(demand.nodes()).toList();
    }
}
