package dev.longshore.provisioner.hostpool;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.CapacityEvent.HostPoolChanged;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.InstanceOffer;

/**
 * Adds hosts up. What is larger than the largest in any one amount fits nowhere; the largest amounts may be those of different hosts, of
 * the pool as of a kind.
 */
final class PoolSummary {

    private PoolSummary() {}

    /** Hosts added up. */
    private record Sum(Resources largestHost, Resources largestFree, Resources total, long freeMillis, double price) {

        private static final Sum NONE = new Sum(Resources.NONE, Resources.NONE, Resources.NONE, 0, 0);

        private static Sum of(Host host, Instant heardSince) {
            Resources offered = host.offered(heardSince);
            Resources free = host.free(heardSince);
            return new Sum(offered, free, offered, free.vcpus().millis(), host.pricePerHour(heardSince));
        }

        private Sum plus(Sum other) {
            return new Sum(Resources.most(largestHost, other.largestHost), Resources.most(largestFree, other.largestFree),
                    total.plus(other.total),
                    freeMillis + other.freeMillis, Math.max(price, other.price));
        }

        /** Hosts of a kind that differ in price are offered for the highest. */
        private InstanceOffer offer(String type) {
            return new InstanceOffer(type, largestHost, price, largestFree, new Vcpus(roundedDown()));
        }

        /** To a power of two: it is to choose by, and a change is told to every scheduler. */
        private int roundedDown() {
            return (int) Math.min(1 << 30, Long.highestOneBit(freeMillis / 1000) * 1000);
        }
    }

    static HostPoolChanged of(Collection<Host> hosts, Instant heardSince) {
        Map<String, Sum> kinds = new TreeMap<>();
        Sum all = Sum.NONE;
        for (Host host : hosts) {
            Sum one = Sum.of(host, heardSince);
            all = all.plus(one);
            host.kind(heardSince).ifPresent(kind -> kinds.merge(kind.type(), one, Sum::plus));
        }
        List<InstanceOffer> offers = kinds.entrySet().stream().map(kind -> kind.getValue().offer(kind.getKey())).toList();
        return new HostPoolChanged(all.largestHost(), all.largestFree(), all.total(), offers);
    }
}
