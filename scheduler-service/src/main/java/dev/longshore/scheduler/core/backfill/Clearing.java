package dev.longshore.scheduler.core.backfill;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Environment;

/** Instances of an environment that go one after the other, until a new one could be had in their place. */
final class Clearing {

    private final Growth growth;
    private final Environment environment;
    private final Demand demand;
    private final Map<ExecutorId, Resources> byHost = new TreeMap<>();
    private final Map<String, Optional<Resources>> freeBeside = new TreeMap<>();
    private Resources all = Resources.NONE;
    private boolean fits;

    Clearing(Growth growth, Environment environment, Demand demand) {
        this.growth = growth;
        this.environment = environment;
        this.demand = demand;
        this.fits = isHeldUpByMaximumOnly();
    }

    void add(Occupancy next) {
        all = all.plus(next.shape());
        Resources gone = byHost.merge(next.host(), next.shape(), Resources::plus);
        fits |= free(next.type()).filter(free -> demand.perNode().fitsInto(gone.plus(free))).isPresent();
    }

    boolean makesRoom() {
        boolean withinMaximum = demand.total().vcpus().compareTo(all.vcpus().plus(growth.left(environment))) <= 0;
        return withinMaximum && fits;
    }

    private Optional<Resources> free(String type) {
        return freeBeside.computeIfAbsent(type, each -> growth.offers().freeBeside(environment, demand.perNode(), each));
    }

    private boolean isHeldUpByMaximumOnly() {
        return demand.total().vcpus().compareTo(growth.left(environment)) > 0
                && growth.offers().taken(environment, demand.perNode()).stream()
                        .anyMatch(offer -> demand.perNode().fitsInto(growth.offers().free(offer)));
    }
}
