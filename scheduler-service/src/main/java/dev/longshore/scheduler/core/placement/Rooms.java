package dev.longshore.scheduler.core.placement;

import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;

/** Finds room on the instances that are there: environments in the queue's order, of each the fullest instance. */
public final class Rooms {

    private final Memory memory;

    public Rooms(Memory memory) {
        this.memory = memory;
    }

    public Optional<Instance> find(Queue queue, Resources needs) {
        for (Arn environment : queue.definition().computeEnvironments()) {
            Optional<Instance> room = find(environment, needs);
            if (room.isPresent()) {
                return room;
            }
        }
        return Optional.empty();
    }

    private Optional<Instance> find(Arn environment, Resources needs) {
        return memory.environment(environment).filter(known -> known.definition().enabled())
                .flatMap(known -> memory.instances().fleet(environment).fullestWithRoom(needs))
                .flatMap(memory.instances()::find);
    }
}
