package dev.longshore.scheduler.core.placement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return draft(environment, needs, needs).isPresent();
    }

    /**
     * Takes as much for an environment as somebody needs, on the instance that is planned for it, or on a new one.
     *
     * @param kept what is to stay free beside it
     * @return whether that much could be had
     */
    boolean take(Environment environment, Resources needs, Resources kept) {
        Resources enough = needs.plus(kept);
        Optional<Draft> found = draft(environment, needs, enough);
        found.ifPresent(draft -> {
            List<InstanceOffer> fitting = fitting(draft.choices(), enough);
            draft.choices().forEach(offer -> free.put(offer.type(),
                    fitting.contains(offer) ? free(offer).minus(needs) : free(offer).plus(draft.size())));
            draft.add(needs, fitting);
            drafts.put(environment.arn(), draft);
        });
        return found.isPresent();
    }

    /** Where most is left of what an environment would take first, or takes already. */
    Optional<InstanceOffer> roomiest(Environment environment) {
        List<List<InstanceOffer>> ranked = Optional.ofNullable(drafts.get(environment.arn()))
                .map(draft -> List.of(draft.choices()))
                .orElseGet(() -> offers.ranked(environment, Resources.NONE));
        return ranked.stream().flatMap(rank -> rank.stream().filter(offer -> free(offer).vcpus().millis() > 0)
                .reduce((one, other) -> free(one).vcpus().compareTo(free(other).vcpus()) >= 0 ? one : other).stream())
                .findFirst();
    }

    /** The largest instance of a type that can still be had. */
    Resources free(InstanceOffer offer) {
        return free.computeIfAbsent(offer.type(), type -> offers.free(offer));
    }

    /** The instance that is planned, if it may grow by as much; or a new one. */
    private Optional<Draft> draft(Environment environment, Resources needs, Resources enough) {
        Draft known = drafts.get(environment.arn());
        return known == null
                ? begin(offers.ranked(environment, needs), enough)
                : Optional.of(known).filter(draft -> !fitting(draft.choices(), enough).isEmpty());
    }

    private Optional<Draft> begin(List<List<InstanceOffer>> ranked, Resources enough) {
        for (int rank = 0; rank < ranked.size(); rank++) {
            List<InstanceOffer> fitting = fitting(ranked.get(rank), enough);
            if (!fitting.isEmpty()) {
                List<InstanceOffer> others = ranked.subList(rank, ranked.size()).stream().flatMap(List::stream).toList();
                return Optional.of(new Draft(fitting, others));
            }
        }
        return Optional.empty();
    }

    private List<InstanceOffer> fitting(List<InstanceOffer> choices, Resources enough) {
        return choices.stream().filter(offer -> enough.fitsInto(free(offer))).toList();
    }
}
