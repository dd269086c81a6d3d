package dev.longshore.provisioner.hostpool;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.BinaryOperator;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Resources;

/**
 * Adds hosts up. What is larger than the largest in any one amount fits nowhere; the largest amounts may be those of different
 * hosts.
 */
final class PoolSummary {

    private PoolSummary() {}

    static HostPoolChanged of(Collection<Host> hosts, Instant heardSince) {
        Resources largestHost = Resources.NONE;
        Resources largestFree = Resources.NONE;
        Resources total = Resources.NONE;
        for (Host host : hosts) {
            largestHost = larger(largestHost, host.offered(heardSince));
            largestFree = larger(largestFree, host.free(heardSince));
            total = total.plus(host.offered(heardSince));
        }
        return new HostPoolChanged(largestHost, largestFree, total);
    }

    private static Resources larger(Resources one, Resources other) {
        return new Resources(max(one.vcpus(), other.vcpus()), max(one.memory(), other.memory()), max(one.gpus(), other.gpus()));
    }

    private static <T extends Comparable<T>> T max(T one, T other) {
        return BinaryOperator.maxBy(Comparator.<T>naturalOrder()).apply(one, other);
    }
}
