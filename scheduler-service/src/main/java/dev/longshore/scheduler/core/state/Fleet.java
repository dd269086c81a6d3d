package dev.longshore.scheduler.core.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.scheduler.core.state.Vacancies.Vacancy;

/** The instances of one compute environment. */
public final class Fleet {

    private final Map<InstanceId, Berth> berths = new LinkedHashMap<>();
    private final Vacancies vacancies = new Vacancies();
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
    }

    /** The instances that have room now, the fullest first. */
    public Stream<Instance> withRoom(Resources needs) {
        return Stream.iterate(vacancies.first(needs), Objects::nonNull, last -> vacancies.next(last, needs))
                .map(Vacancy::instance);
    }

    /** The first of these that may be taken. */
    public Optional<Instance> firstWithRoom(Resources needs, Predicate<Instance> allowed) {
        Vacancy vacancy = vacancies.first(needs);
        while (vacancy != null && !allowed.test(vacancy.instance())) {
            vacancy = vacancies.next(vacancy, needs);
        }
        return Optional.ofNullable(vacancy).map(Vacancy::instance);
    }

    /** The instances that take placements, those with the most free vCPUs first. */
    public Stream<Instance> emptiestFirst() {
        return vacancies.emptiestFirst().map(Vacancy::instance);
    }

    /** The instances that will take placements later, and what they will offer. */
    public SortedMap<InstanceId, Resources> coming() {
        return Collections.unmodifiableSortedMap(coming);
    }

    /** The instances that take placements and have none. */
    public SortedSet<InstanceId> idle() {
        return Collections.unmodifiableSortedSet(idle);
    }

    /** In order of their ids. */
    public SortedSet<InstanceId> members() {
        return new TreeSet<>(berths.keySet());
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

    public boolean isEmpty() {
        return berths.isEmpty();
    }

    void put(Berth next) {
        Berth before = berths.put(next.instance().id(), next);
        if (before != null) {
            leave(before);
        }
        count(next, 1);
        InstanceId id = next.instance().id();
        if (next.usable()) {
            vacancies.add(next.instance(), next.free());
        }
        if (next.isIdle()) {
            idle.add(id);
        }
        if (next.isComing()) {
            coming.put(id, next.instance().shape().resources());
        }
    }

    void remove(InstanceId id) {
        Berth before = berths.remove(id);
        if (before != null) {
            leave(before);
        }
    }

    private void leave(Berth before) {
        count(before, -1);
        InstanceId id = before.instance().id();
        if (before.usable()) {
            vacancies.remove(before.instance(), before.free());
        }
        if (before.isIdle()) {
            idle.remove(id);
        }
        if (before.isComing()) {
            coming.remove(id);
        }
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
