package dev.longshore.scheduler.core.placement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.resource.InstanceOffer;
import dev.longshore.scheduler.core.backfill.Reservations;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Instances for those who found no room. In meaning, everybody in line is seated in turn: on what is coming already, else on a new
 * instance, which grows with each until the environment is at its maximum or no host has such a slice, and never by what is kept for
 * those who come before. It ends when nothing more can come, so that the walk is as long as the capacity to come, and not as the line.
 *
 * <p>A multi-node job gathers instances, one for each node, of those that have room now, are coming or are asked for. They are kept for it,
 * though they stand idle, from the first in line of its queue if that comes after it, and from all queues after its own.
 */
final class LaunchPlan {

    /** So many who find no seat are looked at, of those who ask for the same one. */
    private static final int LOOKED_AT = 500;

    private final Memory memory;
    private final Growth growth;
    private final Reservations reservations;
    private final Map<InstanceId, Resources> coming = new LinkedHashMap<>();
    /** Of the instances that are coming, the first that may have room for somebody. */
    private final Map<Sought, InstanceId> firstWithRoom = new LinkedHashMap<>();
    private final Drafts drafts;
    private final Set<InstanceId> gathered = new TreeSet<>();
    private Tight tight = new Tight();

    /** What the plan comes to for one in line. */
    private enum Seating {
        /** All of those who ask for the same and may start have a seat, or all nodes have. */
        ALL, SOME, NONE,
        /** Not all nodes have one yet. An instance for them that grew with those behind would take the others' room. */
        ASSEMBLING
    }

    private record Sought(Arn environment, Resources needs) {}

    LaunchPlan(Memory memory, Growth growth, Reservations reservations) {
        this.memory = memory;
        this.growth = growth;
        this.reservations = reservations;
        this.drafts = new Drafts(growth.offers());
    }

    /** What is to be asked for: at most one instance for each environment. */
    Map<Arn, Draft> drafts() {
        return drafts.all();
    }

    /**
     * @param turn of a queue in which somebody finds no room
     * @return the queue, if not even its first has a prospect
     */
    Optional<Stuck> provideFor(QueueInTurn turn) {
        tight = new Tight();
        Optional<Waiting> first = turn.head();
        Seating last = first.map(waiting -> seat(turn, waiting)).orElse(Seating.NONE);
        Optional<Stuck> stuck = last == Seating.NONE
                ? first.map(waiting -> new Stuck(turn.queue(), waiting.demand().perNode(), gathered))
                : Optional.empty();
        int unseated = last == Seating.ALL ? 0 : 1;
        for (Optional<Waiting> next = turn.head(); last != Seating.ASSEMBLING && next.isPresent() && unseated < LOOKED_AT
                && mayGrow(turn); next = turn.head()) {
            last = seat(turn, next.get());
            unseated += last == Seating.ALL ? 0 : 1;
        }
        return stuck;
    }

    /**
     * Sees to it that enabled environments have the vCPUs that they keep even when idle.
     *
     * @param isLeft whether hosts of a type are left to minimums
     */
    void keepMinimum(Predicate<String> isLeft) {
        memory.environments().stream().filter(this::mayLaunch)
                .forEach(environment -> fillUp(environment, offer -> isLeft.test(offer.type())));
    }

    /** Whether anything is coming, or could be asked for. */
    private boolean mayGrow(QueueInTurn turn) {
        return turn.queue().definition().computeEnvironments().stream().flatMap(arn -> memory.environment(arn).stream())
                .anyMatch(environment -> !memory.instances().fleet(environment.arn()).coming().isEmpty()
                        || mayLaunch(environment) && left(environment).millis() > 0 && drafts.isAnyLeft(environment));
    }

    private Seating seat(QueueInTurn turn, Waiting waiting) {
        int wanted = Math.min(waiting.count(), turn.allowed(waiting.ask()));
        Seating seating = waiting.demand().nodes() > 1 ? gather(turn, waiting) : seatSingles(turn, waiting, wanted);
        switch (seating) {
            case ALL, ASSEMBLING -> turn.reserve(waiting, wanted);
            case SOME, NONE -> turn.passAllAlike();
        }
        return seating;
    }

    /** Whoever takes a seat may change what can be had for others, and not only for the worse: a draft leaves what it does not need. */
    private Seating seatSingles(QueueInTurn turn, Waiting waiting, int wanted) {
        if (tight.isFor(waiting.demand())) {
            return Seating.NONE;
        }
        Seating seating = seat(turn, waiting, wanted);
        if (seating != Seating.NONE) {
            tight = new Tight();
        } else if (environments(turn).noneMatch(environment -> mayTakeAtLeast(environment, waiting.demand().perNode()))) {
            tight.note(waiting.demand());
        }
        return seating;
    }

    private Seating seat(QueueInTurn turn, Waiting waiting, int wanted) {
        int seated = 0;
        for (Environment environment : environments(turn).toList()) {
            seated += takeComing(environment.arn(), waiting.demand().perNode(), wanted - seated, wanted);
            while (seated < wanted && takeNew(environment, turn, waiting)) {
                seated++;
            }
        }
        if (seated == wanted) {
            return Seating.ALL;
        }
        return seated > 0 ? Seating.SOME : Seating.NONE;
    }

    /**
     * All in one environment. Where nothing more can come, what is there of the one that has most is kept nevertheless, but not what is
     * larger than a node needs: several might have room in its place.
     */
    private Seating gather(QueueInTurn turn, Waiting gang) {
        Resources needs = gang.demand().perNode();
        List<Instance> most = List.of();
        for (Environment environment : environments(turn).toList()) {
            List<Instance> there = withRoom(environment, turn, gang);
            int missing = gang.demand().nodes() - there.size();
            int coming = takeComing(environment.arn(), needs, missing, 1);
            boolean isAsked = coming < missing && takeNew(environment, turn, gang);
            if (coming == missing || coming > 0 || isAsked) {
                there.forEach(instance -> gathered.add(instance.id()));
                return coming == missing ? Seating.ALL : Seating.ASSEMBLING;
            }
            most = there.size() > most.size() ? there : most;
        }
        most.stream().filter(instance -> instance.shape().resources().fitsInto(needs)).map(Instance::id).forEach(gathered::add);
        return Seating.NONE;
    }

    private List<Instance> withRoom(Environment environment, QueueInTurn turn, Waiting gang) {
        return memory.instances().fleet(environment.arn()).withRoom(gang.demand().perNode())
                .filter(instance -> !gathered.contains(instance.id()))
                .filter(instance -> reservations.mayTake(instance, turn.queue(), gang.ask())).limit(gang.demand().nodes())
                .toList();
    }

    private Stream<Environment> environments(QueueInTurn turn) {
        return turn.queue().definition().computeEnvironments().stream().flatMap(arn -> memory.environment(arn).stream())
                .filter(environment -> environment.definition().enabled());
    }

    /**
     * Takes so many seats on instances that are coming, or as many as there are. What is left of these only becomes less: those at the
     * beginning who have no room for such needs are not asked again.
     *
     * @param onEach no more than these on one instance
     */
    private int takeComing(Arn environment, Resources needs, int wanted, int onEach) {
        SortedMap<InstanceId, Resources> all = memory.instances().fleet(environment).coming();
        Sought sought = new Sought(environment, needs);
        InstanceId from = firstWithRoom.get(sought);
        int taken = 0;
        boolean isRoomBefore = false;
        for (Entry<InstanceId, Resources> instance : (from == null ? all : all.tailMap(from)).entrySet()) {
            if (taken == wanted) {
                return taken;
            }
            int most = Math.min(wanted - taken, onEach);
            int seats = takeSeats(instance, needs, most);
            if (!isRoomBefore) {
                firstWithRoom.put(sought, instance.getKey());
            }
            isRoomBefore |= seats == most;
            taken += seats;
        }
        return taken;
    }

    private int takeSeats(Entry<InstanceId, Resources> instance, Resources needs, int wanted) {
        Resources left = coming.getOrDefault(instance.getKey(), instance.getValue());
        int taken = 0;
        while (taken < wanted && needs.fitsInto(left)) {
            left = left.minus(needs);
            taken++;
        }
        if (taken > 0) {
            coming.put(instance.getKey(), left);
        }
        return taken;
    }

    /** Never what is kept for those who come before. */
    private boolean takeNew(Environment environment, QueueInTurn turn, Waiting waiting) {
        Resources needs = waiting.demand().perNode();
        if (!mayTakeNew(environment, needs)) {
            return false;
        }
        Resources ofEnvironment = reservations.keptOfGrowth(environment.arn(), turn.queue(), waiting.ask());
        return needs.vcpus().plus(ofEnvironment.vcpus()).compareTo(left(environment)) <= 0
                && drafts.take(environment, needs, reservations.keptOfHosts(turn.queue(), waiting.ask()));
    }

    private boolean mayTakeNew(Environment environment, Resources needs) {
        return mayGrowBy(environment, needs.vcpus()) && drafts.mayTake(environment, needs);
    }

    /** Whether somebody with such needs or larger ones might. */
    private boolean mayTakeAtLeast(Environment environment, Resources needs) {
        return mayGrowBy(environment, needs.vcpus()) && drafts.mayTakeAtLeast(environment, needs);
    }

    private boolean mayGrowBy(Environment environment, Vcpus more) {
        return mayLaunch(environment) && more.compareTo(left(environment)) <= 0;
    }

    private void fillUp(Environment environment, Predicate<InstanceOffer> isLeft) {
        Vcpus present = memory.instances().fleet(environment.arn()).vcpus().plus(drafts.planned(environment).vcpus());
        Vcpus minimum = environment.definition().minVcpus();
        if (present.compareTo(minimum) < 0) {
            drafts.roomiest(environment, isLeft).ifPresent(offer -> drafts.take(environment,
                    part(offer.resources(), drafts.free(offer), minimum.minus(present)),
                    other -> isLeft.test(other) ? Resources.NONE : other.resources()));
        }
    }

    /** So many vCPUs, or as many as are free, and the share of memory that goes with them. */
    private static Resources part(Resources host, Resources free, Vcpus wanted) {
        Vcpus vcpus = least(wanted, free.vcpus());
        MemoryMib share = new MemoryMib(host.memory().mebibytes() * vcpus.millis() / host.vcpus().millis());
        return new Resources(vcpus, least(share, free.memory()), Gpus.NONE);
    }

    private boolean mayLaunch(Environment environment) {
        return environment.mayLaunch() && !memory.hostPool().hasNoHost();
    }

    private Vcpus left(Environment environment) {
        Vcpus left = growth.left(environment);
        Vcpus taken = drafts.planned(environment).vcpus();
        return taken.compareTo(left) < 0 ? left.minus(taken) : Vcpus.ZERO;
    }

    private static <T extends Comparable<T>> T least(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
