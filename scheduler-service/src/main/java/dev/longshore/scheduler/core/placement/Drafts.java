package dev.longshore.scheduler.core.placement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.allocation.Offers;
import dev.longshore.scheduler.core.state.Environment;

/** The instances that a pass plans, at most one for each environment, and what can still be had beside them. */
final class Drafts {

    private final Offers offers;
    private final Map<Arn, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Resources> free = new LinkedHashMap<>();

    Drafts(Offers offers) {
        this.offers = offers;
    }

    /** @param kept what of each type is to stay free beside it */
    private record Wish(Resources needs, Function<InstanceOffer, Resources> kept) {

        boolean fitsInto(Resources free, InstanceOffer offer) {
            return needs.plus(kept.apply(offer)).fitsInto(free);
        }

        /** Of one that has it, what is left of it. */
        InstanceOffer withoutKept(InstanceOffer offer) {
            return new InstanceOffer(offer.type(), offer.resources(), offer.pricePerHour(),
                    offer.largest().minus(kept.apply(offer)), offer.available());
        }
    }

    Map<Arn, Draft> all() {
        return Collections.unmodifiableMap(drafts);
    }

    /** What is planned for an environment. */
    Resources planned(Environment environment) {
        return Optional.ofNullable(drafts.get(environment.arn())).map(Draft::size).orElse(Resources.NONE);
    }

    /** Whether anything can still be had for an environment. */
    boolean isAnyLeft(Environment environment) {
        return offers.of(environment).stream().anyMatch(offer -> free(offer).vcpus().millis() > 0);
    }

    boolean mayTake(Environment environment, Resources needs) {
        return draft(environment, alone(needs)).isPresent();
    }

    /** Whether it may take as much or more: where the type for such needs is taken, that for larger ones may be free. */
    boolean mayTakeAtLeast(Environment environment, Resources needs) {
        Draft known = drafts.get(environment.arn());
        return !fitting(known == null ? offers.of(environment) : known.choices(), alone(needs)).isEmpty();
    }

    private static Wish alone(Resources needs) {
        return new Wish(needs, offer -> Resources.NONE);
    }

    /**
     * Takes as much for an environment as somebody needs, on the instance that is planned for it, or on a new one.
     *
     * @param kept what of each type is to stay free beside it
     * @return whether that much could be had
     */
    boolean take(Environment environment, Resources needs, Function<InstanceOffer, Resources> kept) {
        Wish wish = new Wish(needs, kept);
        Optional<Draft> found = draft(environment, wish);
        found.ifPresent(draft -> {
            List<InstanceOffer> fitting = fitting(draft.choices(), wish);
            draft.choices().forEach(offer -> free.put(offer.type(),
                    fitting.contains(offer) ? free(offer).minus(needs) : free(offer).plus(draft.size())));
            draft.add(needs, fitting);
            drafts.put(environment.arn(), draft);
        });
        return found.isPresent();
    }

    /** Where most is left of what an environment would take first, or takes already. */
    Optional<InstanceOffer> roomiest(Environment environment, Predicate<InstanceOffer> allowed) {
        List<List<InstanceOffer>> ranked = Optional.ofNullable(drafts.get(environment.arn()))
                .map(draft -> List.of(draft.choices()))
                .orElseGet(() -> offers.ranked(environment, Resources.NONE));
        return ranked.stream().flatMap(rank -> rank.stream().filter(allowed).filter(offer -> free(offer).vcpus().millis() > 0)
                .reduce((one, other) -> free(one).vcpus().compareTo(free(other).vcpus()) >= 0 ? one : other).stream())
                .findFirst();
    }

    /** The largest instance of a type that can still be had. */
    Resources free(InstanceOffer offer) {
        return free.computeIfAbsent(offer.type(), type -> offers.free(offer));
    }

    /** The instance that is planned, if it may grow by as much; or a new one. */
    private Optional<Draft> draft(Environment environment, Wish wish) {
        Draft known = drafts.get(environment.arn());
        return known == null
                ? begin(offers.ranked(environment, wish.needs()), wish)
                : Optional.of(known).filter(draft -> !fitting(draft.choices(), wish).isEmpty());
    }

    private Optional<Draft> begin(List<List<InstanceOffer>> ranked, Wish wish) {
        for (int rank = 0; rank < ranked.size(); rank++) {
            List<InstanceOffer> fitting = fitting(ranked.get(rank), wish);
            if (!fitting.isEmpty()) {
                List<InstanceOffer> others = ranked.subList(rank, ranked.size()).stream().flatMap(List::stream)
                        .filter(offer -> wish.fitsInto(offer.largest(), offer)).map(wish::withoutKept).toList();
                return Optional.of(new Draft(fitting, others));
            }
        }
        return Optional.empty();
    }

    private List<InstanceOffer> fitting(List<InstanceOffer> choices, Wish wish) {
        return choices.stream().filter(offer -> wish.fitsInto(free(offer), offer)).toList();
    }
}
