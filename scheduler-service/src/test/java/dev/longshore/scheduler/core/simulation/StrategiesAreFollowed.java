package dev.longshore.scheduler.core.simulation;

import java.util.Comparator;
import java.util.List;

import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.HostPool;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked for is on offer and large enough when idle. With BEST_FIT nothing is asked for that is dearer than another that is large
 * enough; with BEST_FIT_PROGRESSIVE what costs less for each vCPU is preferred.
 */
final class StrategiesAreFollowed implements Observer {

    @Override
    public void see(Step step) {
        if (!(step.after().get("host-pool") instanceof HostPool pool) || pool.last().offers().isEmpty()) {
            return;
        }
        step.turn().effects().forEach(effect -> {
            if (effect instanceof Effect.Said(InstanceRequested asked)) {
                check(asked, strategy(step, asked), pool.last().offers());
            }
        });
    }

    private static AllocationStrategy strategy(Step step, InstanceRequested asked) {
        return ((Environment) step.after().get("environment/" + asked.computeEnvironment())).definition().strategy();
    }

    private static void check(InstanceRequested asked, AllocationStrategy strategy, List<InstanceOffer> offers) {
        asked.acceptable().forEach(shape -> assertThat(shape.resources().fitsInto(offer(shape, offers).resources()))
                .as("%s of %s", shape, offers).isTrue());
        List<InstanceOffer> inOrder = asked.acceptable().stream().map(shape -> offer(shape, offers)).toList();
        switch (strategy) {
            case BEST_FIT -> asked.acceptable().forEach(shape -> assertThat(offer(shape, offers).pricePerHour())
                    .as("%s of %s", shape, offers).isEqualTo(leastPrice(shape.resources(), offers)));
            case BEST_FIT_PROGRESSIVE -> assertThat(inOrder).isSortedAccordingTo(
                    Comparator.comparingDouble(offer -> offer.pricePerHour() / offer.resources().vcpus().millis()));
            case SPOT_CAPACITY_OPTIMIZED -> assertThat(inOrder)
                    .isSortedAccordingTo(Comparator.comparing(InstanceOffer::available).reversed());
            case BEST_FIT_PROGRESSIVE_ORDERED, SPOT_CAPACITY_OPTIMIZED_PRIORITIZED, SPOT_PRICE_CAPACITY_OPTIMIZED -> {
            }
        }
    }

    private static InstanceOffer offer(InstanceShape shape, List<InstanceOffer> offers) {
        return offers.stream().filter(offer -> offer.type().equals(shape.type())).findFirst().orElseThrow();
    }

    private static double leastPrice(Resources needs, List<InstanceOffer> offers) {
        return offers.stream().filter(offer -> needs.fitsInto(offer.resources())).mapToDouble(InstanceOffer::pricePerHour).min()
                .orElseThrow();
    }
}
