package dev.longshore.scheduler.core.placement;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.state.Queue;

/**
 * A queue whose first has no instance in prospect.
 *
 * @param needs of the first, for each node
 * @param gathered instances that are not to be given back for its sake: multi-node jobs need them which come before it, or are the first
 */
record Stuck(Queue queue, Resources needs, Set<InstanceId> gathered) {

    Stuck {
        gathered = Collections.unmodifiableSet(new TreeSet<>(gathered));
    }
}
