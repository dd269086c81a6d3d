package dev.longshore.executor.host;

import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.executor.settings.ExecutorProperties;

/** What of a host may be cut into instances. */
final class Offer {

    private Offer() {}

    /** Capacity times overcommit, and the host's own reserve of memory taken off. */
    static Resources of(Resources capacity, ExecutorProperties properties) {
        Vcpus vcpus = new Vcpus((int) Math.min(Integer.MAX_VALUE, capacity.vcpus().millis() * properties.vcpuOvercommit()));
        long memory = (long) (capacity.memory().mebibytes() * properties.memoryOvercommit()) - properties.memoryReserve();
        return new Resources(vcpus, new MemoryMib(Math.max(0, memory)), capacity.gpus());
    }
}
