package dev.longshore.provisioner.hostpool;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;

/**
 * One engine: what it offers, through which executors, and what was cut from it.
 *
 * <p>Its executors share its capacity; where they differ about it, the one that registered last is believed. It may have less than
 * was cut from it, and no executor at all: then it gives nothing until that has changed.
 */
final class Host {

    private final EngineId engine;
    private final SequencedMap<ExecutorId, Presence> executors = new LinkedHashMap<>();
    private final Map<ExecutorId, Integer> slices = new TreeMap<>();
    private Resources cut = Resources.NONE;

    /** An executor that has registered and not withdrawn. */
    private record Presence(HostRegistered said, Instant heardAt) {

        boolean isHeardSince(Instant instant) {
            return !heardAt.isBefore(instant);
        }
    }

    Host(EngineId engine) {
        this.engine = engine;
    }

    EngineId engine() {
        return engine;
    }

    void register(HostRegistered registered, Instant heardAt) {
        executors.putLast(registered.executor(), new Presence(registered, heardAt));
    }

    void withdraw(ExecutorId executor) {
        executors.remove(executor);
    }

    void hear(ExecutorId executor, Instant now) {
        executors.computeIfPresent(executor, (unused, presence) -> new Presence(presence.said(), now));
    }

    /** Starts the count of silence anew for all that were heard since then. */
    void hearAgain(Instant heardSince, Instant now) {
        executors.replaceAll(
                (unused, presence) -> presence.isHeardSince(heardSince) ? new Presence(presence.said(), now) : presence);
    }

    /** Whether any executor is registered, heard or not. */
    boolean isRegistered() {
        return !executors.isEmpty();
    }

    void evolve(SliceChange change) {
        Resources size = change.slice().shape().resources();
        ExecutorId executor = change.slice().executor();
        switch (change) {
            case SliceChange.Cut taken -> {
                cut = cut.plus(size);
                slices.merge(executor, 1, Integer::sum);
            }
            case SliceChange.GivenBack free -> {
                cut = cut.minus(size);
                slices.computeIfPresent(executor, (unused, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    Resources cut() {
        return cut;
    }

    /** Nothing when no executor has been heard since then. */
    Resources offered(Instant heardSince) {
        return said(heardSince).map(HostRegistered::offered).orElse(Resources.NONE);
    }

    /** Of which kind it is; nothing when no executor has been heard since then. */
    Optional<HostKind> kind(Instant heardSince) {
        return said(heardSince).map(HostKind::of);
    }

    /** Of the whole host. */
    double pricePerHour(Instant heardSince) {
        return said(heardSince).map(HostRegistered::pricePerHour).orElse(0.0);
    }

    private Optional<HostRegistered> said(Instant heardSince) {
        return executors.reversed().values().stream().filter(presence -> presence.isHeardSince(heardSince)).findFirst()
                .map(Presence::said);
    }

    /** What can be cut now; where more was cut than is offered, nothing. */
    Resources free(Instant heardSince) {
        Resources offered = offered(heardSince);
        return new Resources(new Vcpus(Math.max(0, offered.vcpus().millis() - cut.vcpus().millis())),
                new MemoryMib(Math.max(0, offered.memory().mebibytes() - cut.memory().mebibytes())),
                new Gpus(Math.max(0, offered.gpus().count() - cut.gpus().count())));
    }

    /** The executor for the next slice: of those heard since then, the one with the fewest slices. */
    Optional<ExecutorId> leastLoaded(Instant heardSince) {
        return executors.entrySet().stream().filter(entry -> entry.getValue().isHeardSince(heardSince)).map(Map.Entry::getKey)
                .min(Comparator.comparing((ExecutorId executor) -> slices.getOrDefault(executor, 0))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
