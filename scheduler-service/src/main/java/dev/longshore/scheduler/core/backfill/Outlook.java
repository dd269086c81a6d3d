package dev.longshore.scheduler.core.backfill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
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

    /** So many of the emptiest instances of an environment are looked at. Any place will do to start some day; this is for speed. */
    private static final int LOOKED_AT = 500;

    private final Memory memory;
    private final Growth growth;

    Outlook(Memory memory, Growth growth) {
        this.memory = memory;
        this.growth = growth;
    }

    /** A place: its last opening tells when. */
    private record Ground(Opening last, Arn environment, List<InstanceId> instances, Optional<Resources> headroom) {}

    /** Nothing when capacity for it comes without anybody having to go, or when no place is in sight. */
    Optional<Reservation> best(Queue queue, JobId job, Demand demand) {
        if (comesByItself(queue, demand)) {
            return Optional.empty();
        }
        return queue.definition().computeEnvironments().stream().flatMap(arn -> memory.environment(arn).stream())
                .filter(environment -> environment.definition().enabled())
                .flatMap(environment -> Stream.of(onInstances(environment, demand), inTheirPlace(environment, demand)))
                .flatMap(Optional::stream).min(Comparator.comparing(Ground::last))
                .map(ground -> new Reservation(queue.arn(), job, ground.environment(), ground.instances(), ground.headroom(),
                        ground.last().known()));
    }

    /** The same place as it looks now; nothing when it is no longer one. */
    Optional<Reservation> renewed(Reservation known, Queue queue, Demand demand) {
        List<Occupancy> there = known.instances().stream().flatMap(id -> memory.instances().find(id).stream())
                .filter(memory.instances()::isUsable).map(instance -> Occupancy.of(memory, instance)).toList();
        if (there.isEmpty() || known.headroom().isPresent() && comesByItself(queue, demand)) {
            return Optional.empty();
        }
        Optional<Ground> now = known.headroom().isPresent()
                ? Optional.of(inPlaceOf(known.environment(), there, demand))
                : onto(known.environment(), there, demand);
        return now.map(ground -> new Reservation(known.queue(), known.job(), known.environment(), ground.instances(),
                ground.headroom(), earlier(known, ground.last())));
    }

    /** Whether that instance would be a place that is free strictly earlier. */
    boolean isEarlier(Reservation known, Instance instance, Demand demand) {
        return demand.nodes() == 1 && memory.instances().isUsable(instance)
                && Occupancy.of(memory, instance).openingFor(demand.perNode()).flatMap(Opening::known)
                        .filter(start -> known.start().filter(kept -> !start.isBefore(kept)).isEmpty()).isPresent();
    }

    private boolean comesByItself(Queue queue, Demand demand) {
        return queue.definition().computeEnvironments().stream()
                .map(environment -> growth.obstacle(environment, demand.perNode()))
                .anyMatch(obstacle -> obstacle.filter(known -> !(known instanceof Obstacle.InstanceComing)).isEmpty());
    }

    private Optional<Ground> onInstances(Environment environment, Demand demand) {
        return onto(environment.arn(), emptiest(environment).toList(), demand);
    }

    private static Optional<Ground> onto(Arn environment, List<Occupancy> instances, Demand demand) {
        List<Opening> first = instances.stream().flatMap(there -> there.openingFor(demand.perNode()).stream()).sorted()
                .limit(demand.nodes()).toList();
        return first.size() < demand.nodes()
                ? Optional.empty()
                : Optional.of(new Ground(first.getLast(), environment, ids(first), Optional.empty()));
    }

    private Optional<Ground> inTheirPlace(Environment environment, Demand demand) {
        List<Occupancy> going = new ArrayList<>();
        for (Occupancy next : emptiest(environment).sorted(Comparator.comparing(Occupancy::empty)).toList()) {
            going.add(next);
            if (makesRoom(environment, going, demand)) {
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
        return new Ground(openings.getLast(), environment, ids(openings), Optional.of(missing));
    }

    private boolean makesRoom(Environment environment, List<Occupancy> going, Demand demand) {
        Resources free = growth.freeOnHosts();
        Map<ExecutorId, Resources> byHost = new TreeMap<>();
        Resources all = Resources.NONE;
        for (Occupancy next : going) {
            all = all.plus(next.shape());
            byHost.merge(next.host(), next.shape(), Resources::plus);
        }
        boolean withinMaximum = demand.total().vcpus().compareTo(all.vcpus().plus(growth.left(environment))) <= 0;
        return withinMaximum
                && byHost.values().stream().anyMatch(gone -> demand.perNode().fitsInto(gone.plus(free)));
    }

    private Stream<Occupancy> emptiest(Environment environment) {
        return memory.instances().fleet(environment.arn()).emptiestFirst().limit(LOOKED_AT)
                .flatMap(id -> memory.instances().find(id).stream()).map(instance -> Occupancy.of(memory, instance));
    }

    private static List<InstanceId> ids(List<Opening> openings) {
        return openings.stream().map(opening -> opening.instance().id()).toList();
    }

    private static Optional<Instant> earlier(Reservation known, Opening now) {
        return Stream.of(known.start(), now.known()).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
