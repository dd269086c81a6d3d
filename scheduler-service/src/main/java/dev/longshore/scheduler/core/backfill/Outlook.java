package dev.longshore.scheduler.core.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.reason.Obstacle;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Reservation;

/**
 * Where and when somebody who finds no room is expected to start first: on instances that are there, or on a new one in the place of
 * some that go.
 */
final class Outlook {

    /**
     * So many of the emptiest instances of an environment are looked at. Any place will do to start some day; this is for speed. Where
     * there is none among them, because they are too small or too few, all are looked at.
     */
    private static final int LOOKED_AT = 500;

    private final Memory memory;
    private final Growth growth;

    Outlook(Memory memory, Growth growth) {
        this.memory = memory;
        this.growth = growth;
    }

    /** A place: its last opening tells when. */
    private record Ground(List<Opening> openings, Arn environment, Optional<Resources> headroom) {

        private Opening last() {
            return openings.getLast();
        }

        private boolean isEstimated() {
            return openings.stream().anyMatch(Opening::estimated);
        }

        private Reservation keptFor(Arn queue, JobId job, Expected start) {
            List<InstanceId> instances = openings.stream().map(opening -> opening.instance().id()).toList();
            return new Reservation(queue, job, environment, instances, headroom, start.at(), start.estimated());
        }
    }

    private record Expected(Optional<Instant> at, boolean estimated) {

        private static Expected of(Ground ground) {
            Optional<Instant> start = ground.last().known();
            return new Expected(start, start.isPresent() && ground.isEstimated());
        }

        /** What was expected before, unless this is earlier. */
        private Expected notLaterThan(Reservation known) {
            boolean isBefore = at.filter(now -> known.start().filter(now::isAfter).isEmpty()).isPresent();
            return isBefore || known.start().isEmpty() ? this : new Expected(known.start(), known.estimated());
        }
    }

    /** A place that rests on nothing but timeouts; see {@link #best}. */
    Optional<Reservation> bestForCertain(Queue queue, JobId job, Demand demand) {
        return best(queue, job, demand, End.View.certain());
    }

    /** Nothing when capacity for it comes without anybody having to go, or when no place is in sight. */
    Optional<Reservation> best(Queue queue, JobId job, Demand demand, Instant now) {
        return best(queue, job, demand, End.View.expected(memory, now));
    }

    private Optional<Reservation> best(Queue queue, JobId job, Demand demand, End.View ends) {
        if (comesByItself(queue, demand)) {
            return Optional.empty();
        }
        List<Environment> open = queue.definition().computeEnvironments().stream()
                .flatMap(arn -> memory.environment(arn).stream())
                .filter(environment -> environment.definition().enabled()).toList();
        return best(open, demand, ends, LOOKED_AT)
                .or(() -> best(open.stream().filter(this::hasMore).toList(), demand, ends, Integer.MAX_VALUE))
                .map(ground -> ground.keptFor(queue.arn(), job, Expected.of(ground)));
    }

    private Optional<Ground> best(List<Environment> environments, Demand demand, End.View ends, int most) {
        return environments.stream().flatMap(environment -> grounds(environment, demand, emptiest(environment, ends, most)))
                .min(Comparator.comparing(Ground::last));
    }

    private Stream<Ground> grounds(Environment environment, Demand demand, List<Occupancy> there) {
        return Stream.of(onto(environment.arn(), there, demand), inTheirPlace(environment, there, demand))
                .flatMap(Optional::stream);
    }

    /** The same place as it looks now, going by timeouts; nothing when it is no longer one. */
    Optional<Reservation> renewed(Reservation known, Queue queue, Demand demand) {
        List<Occupancy> there = known.instances().stream().flatMap(id -> memory.instances().find(id).stream())
                .filter(memory.instances()::isUsable).map(this::forCertain).toList();
        if (there.isEmpty() || !isOpen(known, queue) || known.headroom().isPresent() && comesByItself(queue, demand)) {
            return Optional.empty();
        }
        Optional<Ground> now = known.headroom().isPresent()
                ? Optional.of(inPlaceOf(known.environment(), there, demand))
                : onto(known.environment(), there, demand);
        return now.map(
                ground -> ground.keptFor(known.queue(), known.job(), Expected.of(ground).notLaterThan(known)));
    }

    /** Whether the queue may place anybody where the place is. */
    private boolean isOpen(Reservation known, Queue queue) {
        return queue.definition().computeEnvironments().contains(known.environment())
                && memory.environment(known.environment()).filter(environment -> environment.definition().enabled()).isPresent();
    }

    /**
     * What of hosts is to stay free, by their type, for the new instance that takes the place of those which make way. It is cut from hosts
     * of theirs, beside them; from any, where theirs are not of a type that would do.
     */
    Map<String, Resources> keptOfHosts(Reservation place, Demand demand) {
        Optional<Environment> environment = memory.environment(place.environment());
        Resources missing = demand.total();
        List<InstanceOffer> theirs = new ArrayList<>();
        for (Instance going : place.instances().stream().flatMap(id -> memory.instances().find(id).stream()).toList()) {
            List<InstanceOffer> beside = environment
                    .map(known -> growth.offers().ofHosts(known, demand.perNode(), going.shape().type())).orElse(List.of());
            missing = beside.isEmpty() ? missing : Headroom.beyond(missing, going.shape().resources());
            theirs.addAll(beside);
        }
        List<InstanceOffer> types = theirs.isEmpty()
                ? environment.map(known -> growth.offers().taken(known, demand.perNode())).orElse(List.of())
                : theirs;
        Map<String, Resources> kept = new TreeMap<>();
        for (InstanceOffer offer : types) {
            kept.put(offer.type(), missing);
        }
        return kept;
    }

    /** Whether that instance would be a place that is free strictly earlier, for certain. */
    boolean isEarlier(Reservation known, Instance instance, Demand demand) {
        return demand.nodes() == 1 && memory.instances().isUsable(instance)
                && forCertain(instance).openingFor(demand.perNode()).flatMap(Opening::known)
                        .filter(start -> known.start().filter(kept -> !start.isBefore(kept)).isEmpty()).isPresent();
    }

    private boolean comesByItself(Queue queue, Demand demand) {
        return queue.definition().computeEnvironments().stream()
                .map(environment -> growth.obstacle(environment, demand.perNode()))
                .anyMatch(obstacle -> obstacle.filter(known -> !(known instanceof Obstacle.InstanceComing)).isEmpty());
    }

    private static Optional<Ground> onto(Arn environment, List<Occupancy> instances, Demand demand) {
        List<Opening> first = instances.stream().flatMap(there -> there.openingFor(demand.perNode()).stream()).sorted()
                .limit(demand.nodes()).toList();
        return first.size() < demand.nodes()
                ? Optional.empty()
                : Optional.of(new Ground(first, environment, Optional.empty()));
    }

    private Optional<Ground> inTheirPlace(Environment environment, List<Occupancy> there, Demand demand) {
        List<Occupancy> going = new ArrayList<>();
        Clearing clearing = new Clearing(growth, environment, demand);
        for (Occupancy next : there.stream().sorted(Comparator.comparing(Occupancy::empty)).toList()) {
            going.add(next);
            clearing.add(next);
            if (clearing.makesRoom()) {
                return Optional.of(inPlaceOf(environment.arn(), going, demand));
            }
        }
        return Optional.empty();
    }

    private Ground inPlaceOf(Arn environment, List<Occupancy> going, Demand demand) {
        List<Opening> openings = going.stream().map(Occupancy::empty).sorted().toList();
        Resources missing = demand.total();
        for (Occupancy next : going) {
            missing = Headroom.beyond(missing, next.shape());
        }
        return new Ground(openings, environment, Optional.of(missing));
    }

    private List<Occupancy> emptiest(Environment environment, End.View ends, int most) {
        return memory.instances().fleet(environment.arn()).emptiestFirst().limit(most)
                .map(instance -> Occupancy.of(memory, instance, ends)).toList();
    }

    private boolean hasMore(Environment environment) {
        return memory.instances().fleet(environment.arn()).emptiestFirst().skip(LOOKED_AT).findFirst().isPresent();
    }

    private Occupancy forCertain(Instance instance) {
        return Occupancy.of(memory, instance, End.View.certain());
    }
}
