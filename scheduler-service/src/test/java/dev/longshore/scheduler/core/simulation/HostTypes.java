package dev.longshore.scheduler.core.simulation;

import java.util.List;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.AllocationStrategy;

/**
 * How a scenario's hosts are offered. Of three scenarios, in one the provisioner does not tell them apart; in one they have no names and no
 * prices; in one they are of three families with prices of their own. All of it follows from the seed without a draw.
 */
record HostTypes(long seed) {

    private static final List<String> FAMILIES = List.of("c5", "m5", "r5");

    boolean areTold() {
        return seed % 3 != 0;
    }

    /** Of a host with that number. */
    String typeOf(int number, Resources capacity) {
        String size = capacity.vcpus() + "vcpu-" + capacity.gpus() + "gpu";
        return (haveNames() ? FAMILIES.get(number % FAMILIES.size()) : InstanceShape.HOST) + "." + size;
    }

    double priceOf(String type) {
        return haveNames() ? 1 + Math.floorMod(31 * type.hashCode() + seed, 5L) : 0;
    }

    /** The types that environments name, in different orders; all of them, so that nobody is left without. */
    List<String> named() {
        int first = (int) (seed / 3 % FAMILIES.size());
        return List.of(FAMILIES.get(first), FAMILIES.get((first + 1) % 3), FAMILIES.get((first + 2) % 3), "optimal");
    }

    /**
     * The second environment is all that one of the queues has. BEST_FIT would leave multi-node jobs there waiting for ever which need more
     * than all hosts of the one type have that it takes.
     */
    AllocationStrategy strategy(int environment) {
        List<AllocationStrategy> choice = Stream.of(AllocationStrategy.values())
                .filter(strategy -> environment == 1 || strategy != AllocationStrategy.BEST_FIT).toList();
        return choice.get((int) ((seed / 3 + 2L * environment) % choice.size()));
    }

    private boolean haveNames() {
        return seed % 3 == 2;
    }
}
