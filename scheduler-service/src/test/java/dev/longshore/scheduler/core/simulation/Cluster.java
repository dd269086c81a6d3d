package dev.longshore.scheduler.core.simulation;

import java.util.Random;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/**
 * The hosts of a scenario, from a single one to a dozen. The first is large enough for every job.
 *
 * @param gpus of the first host, and of some others
 */
record Cluster(int hosts, int gpus) {

    private static final int[] HOSTS = {1, 2, 2, 3, 5, 12};

    static Cluster any(Random random) {
        return new Cluster(HOSTS[random.nextInt(HOSTS.length)], random.nextInt(3) == 0 ? 2 : 0);
    }

    void addTo(World world, Random random) {
        world.addHost("host-1", new Resources(Vcpus.of(8), new MemoryMib(8_000), new Gpus(gpus)));
        for (int host = 2; host <= hosts; host++) {
            world.addHost("host-" + host, new Resources(Vcpus.of(4 + 4 * random.nextInt(4)),
                    new MemoryMib(4_000L * (1 + random.nextInt(4))), new Gpus(random.nextInt(gpus + 1))));
        }
    }

    /** What an environment may have at most: less than the hosts of a large cluster. */
    Vcpus maxVcpus() {
        return Vcpus.of(12 + 2 * hosts);
    }
}
