package dev.longshore.scheduler.core.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.InstanceOffer;

/**
 * The order in which a strategy prefers types. Types that it does not tell apart are of one rank; where no price is known all cost the
 * same.
 *
 * <p>AWS says what is preferred, and of the Spot strategies neither how likely an interruption is nor how it is weighed against the
 * price. Here the type is safest of which most can be had; and to weigh, types of which less than half as much can be had come
 * last, as EC2 looks for the lowest price among the pools with most capacity.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html">AWS Batch API, ComputeResource,
 *      allocationStrategy</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-fleet-allocation-strategy.html">EC2 user guide, allocation
 *      strategies for Spot instances</a>
 */
final class Ranking {

    /** GPUs are left to those who need them. */
    private static final Comparator<InstanceOffer> SMALLEST_FIRST = Comparator
            .comparing((InstanceOffer offer) -> offer.resources().gpus()).thenComparing(offer -> offer.resources().vcpus())
            .thenComparing(offer -> offer.resources().memory()).thenComparing(InstanceOffer::type);

    private final AllocationStrategy strategy;
    private final TypeNames names;

    Ranking(AllocationStrategy strategy, TypeNames names) {
        this.strategy = strategy;
        this.names = names;
    }

    /** The best rank first, of each the smallest type first, those without GPUs before all others. With BEST_FIT there is no second one. */
    List<List<InstanceOffer>> of(List<InstanceOffer> offers) {
        Comparator<InstanceOffer> order = order(offers);
        List<List<InstanceOffer>> ranks = new ArrayList<>();
        for (InstanceOffer offer : offers.stream().sorted(order.thenComparing(SMALLEST_FIRST)).toList()) {
            if (ranks.isEmpty() || order.compare(ranks.getLast().getLast(), offer) != 0) {
                ranks.add(new ArrayList<>());
            }
            ranks.getLast().add(offer);
        }
        return strategy == AllocationStrategy.BEST_FIT ? ranks.subList(0, Math.min(1, ranks.size())) : ranks;
    }

    private Comparator<InstanceOffer> order(List<InstanceOffer> offers) {
        Comparator<InstanceOffer> byPlace = Comparator.comparingInt(offer -> names.placeOf(offer.type()));
        Comparator<InstanceOffer> byPrice = Comparator.comparingDouble(Ranking::pricePerVcpu);
        int most = offers.stream().mapToInt(Ranking::available).max().orElse(0);
        Comparator<InstanceOffer> scarceLast = Comparator.comparing(offer -> available(offer) < most / 2);
        return switch (strategy) {
            case BEST_FIT -> Comparator.comparingDouble(InstanceOffer::pricePerHour);
            case BEST_FIT_PROGRESSIVE -> byPrice;
            case BEST_FIT_PROGRESSIVE_ORDERED -> byPlace.thenComparing(byPrice);
            case SPOT_CAPACITY_OPTIMIZED -> Comparator.comparingInt(Ranking::available).reversed();
            case SPOT_CAPACITY_OPTIMIZED_PRIORITIZED -> scarceLast.thenComparing(byPlace);
            case SPOT_PRICE_CAPACITY_OPTIMIZED -> scarceLast.thenComparing(byPrice);
        };
    }

    private static int available(InstanceOffer offer) {
        return offer.available().millis();
    }

    private static double pricePerVcpu(InstanceOffer offer) {
        return offer.pricePerHour() == 0 ? 0 : offer.pricePerHour() / offer.resources().vcpus().millis();
    }
}
