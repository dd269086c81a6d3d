package dev.longshore.scheduler.core.state;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/** The instances of one compute environment. */
public final class Fleet {

    private static final Comparator<Room> FULLEST_FIRST = Comparator.comparing((Room room) -> room.free().vcpus())
            .thenComparing(room -> room.free().memory()).thenComparing(room -> room.free().gpus())
            .thenComparing(Room::instance, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final NavigableMap<InstanceId, Berth> berths = new TreeMap<>();
    private final NavigableSet<Room> rooms = new TreeSet<>(FULLEST_FIRST);
    private final NavigableMap<InstanceId, Resources> coming = new TreeMap<>();
    private final NavigableSet<InstanceId> idle = new TreeSet<>();
    private int vcpuMillis;
    private int leavingMillis;
    private final NavigableMap<String, Resources> requested = new TreeMap<>();

    /** How an instance counts at the moment. */
    record Berth(Instance instance, boolean usable, Resources free) {

        boolean isIdle() {
            return usable && free.equals(instance.shape().resources());
        }

        boolean isComing() {
            return !usable && !isLeaving() && instance.takenAwayAt().isEmpty();
        }

        boolean isLeaving() {
            return instance.stage() == Instance.Stage.RELEASING;
        }

        boolean isRequested() {
            return instance.stage() == Instance.Stage.REQUESTED;
        }

        Room room() {
            return new Room(free, instance.id());
        }
    }

    private record Room(Resources free, InstanceId instance) {}

    /** The instances that have room now, the fullest first. */
    public Stream<InstanceId> withRoom(Resources needs) {
        return rooms.tailSet(new Room(needs, null)).stream().filter(room -> needs.fitsInto(room.free())).map(Room::instance);
    }

    /** The instances that take placements, those with the most free vCPUs first. */
    public Stream<InstanceId> emptiestFirst() {
        return rooms.descendingSet().stream().map(Room::instance);
    }

    /** The instances that will take placements later, and what they will offer. */
    public SortedMap<InstanceId, Resources> coming() {
        return Collections.unmodifiableSortedMap(coming);
    }

    /** The instances that take placements and have none. */
    public SortedSet<InstanceId> idle() {
        return Collections.unmodifiableSortedSet(idle);
    }

    public SortedSet<InstanceId> members() {
        return Collections.unmodifiableSortedSet(berths.navigableKeySet());
    }

    /** The sum over all instances, whatever their state: what counts towards the maximum. */
    public Vcpus vcpus() {
        return new Vcpus(vcpuMillis);
    }

    /** Of these, the vCPUs of instances that were given back and are not confirmed to be gone. */
    public Vcpus leaving() {
        return new Vcpus(leavingMillis);
    }

    /** The sum of what was asked for and not answered, by type. */
    SortedMap<String, Resources> requested() {
        return requested;
    }

    boolean isEmpty() {
        return berths.isEmpty();
    }

    void put(Berth next) {
        change(Optional.ofNullable(berths.put(next.instance().id(), next)), Optional.of(next));
    }

    void remove(InstanceId id) {
        change(Optional.ofNullable(berths.remove(id)), Optional.empty());
    }

    private void change(Optional<Berth> before, Optional<Berth> after) {
        before.ifPresent(berth -> count(berth, -1));
        after.ifPresent(berth -> count(berth, 1));
        before.filter(Berth::usable).ifPresent(berth -> rooms.remove(berth.room()));
        after.filter(Berth::usable).ifPresent(berth -> rooms.add(berth.room()));
        boolean wasIdle = before.filter(Berth::isIdle).isPresent();
        boolean isIdle = after.filter(Berth::isIdle).isPresent();
        before.filter(berth -> wasIdle && !isIdle).ifPresent(berth -> idle.remove(berth.instance().id()));
        after.filter(berth -> isIdle && !wasIdle).ifPresent(berth -> idle.add(berth.instance().id()));
        before.filter(Berth::isComing).ifPresent(berth -> coming.remove(berth.instance().id()));
        after.filter(Berth::isComing).ifPresent(berth -> coming.put(berth.instance().id(), berth.instance().shape().resources()));
    }

    private void count(Berth berth, int sign) {
        int millis = sign * berth.instance().shape().resources().vcpus().millis();
        vcpuMillis += millis;
        leavingMillis += berth.isLeaving() ? millis : 0;
        if (berth.isRequested()) {
            Resources asked = berth.instance().shape().resources();
            requested.compute(berth.instance().shape().type(), (type, before) -> {
                Resources sum = Optional.ofNullable(before).orElse(Resources.NONE);
                Resources after = sign > 0 ? sum.plus(asked) : sum.minus(asked);
                return after.equals(Resources.NONE) ? null : after;
            });
        }
    }
}
