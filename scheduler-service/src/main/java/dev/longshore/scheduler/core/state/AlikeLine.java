package dev.longshore.scheduler.core.state;

import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.longshore.contracts.capacity.Resources;

/** Those in a line who need the same. */
final class AlikeLine {

    /** Places are counted in groups, so that a position is found without walking past everybody. */
    private static final int GROUP = 1024;

    private final Resources needs;
    private final NavigableMap<Long, Waiting> bySequence = new TreeMap<>();
    private final NavigableMap<Long, Integer> groups = new TreeMap<>();

    AlikeLine(Resources needs) {
        this.needs = needs;
    }

    Resources needs() {
        return needs;
    }

    void put(Waiting next) {
        Waiting before = bySequence.put(next.sequence(), next);
        count(next.sequence(), next.count() - (before == null ? 0 : before.count()));
    }

    /** @return whether nobody is left */
    boolean remove(Waiting gone) {
        Waiting before = bySequence.remove(gone.sequence());
        if (before != null) {
            count(gone.sequence(), -before.count());
        }
        return bySequence.isEmpty();
    }

    Optional<Waiting> firstFrom(long sequence) {
        return Optional.ofNullable(bySequence.ceilingEntry(sequence)).map(Entry::getValue);
    }

    int ahead(long sequence) {
        long group = sequence / GROUP;
        int before = groups.headMap(group, false).values().stream().mapToInt(Integer::intValue).sum();
        int within = bySequence.subMap(group * GROUP, true, sequence, false).values().stream().mapToInt(Waiting::count).sum();
        return before + within;
    }

    private void count(long sequence, int change) {
        groups.merge(sequence / GROUP, change, (known, more) -> known + more == 0 ? null : Integer.valueOf(known + more));
    }
}
