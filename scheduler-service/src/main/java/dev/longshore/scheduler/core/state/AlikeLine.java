package dev.longshore.scheduler.core.state;

import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Those in a line who ask for the same. */
final class AlikeLine {

    /** Places are counted in groups, so that a position is found without walking past everybody. */
    private static final int GROUP = 1024;

    private final Ask ask;
    private final NavigableMap<Long, Waiting> bySequence = new TreeMap<>();
    private final NavigableMap<Long, Integer> groups = new TreeMap<>();
    private boolean eligible;
    private long eligibleAsOf = -1;

    AlikeLine(Ask ask) {
        this.ask = ask;
    }

    Ask ask() {
        return ask;
    }

    /** @param asOf the version of what the rule goes by: the answer for one version is kept, because each pass asks */
    boolean isEligible(Predicate<Ask> rule, long asOf) {
        if (eligibleAsOf != asOf) {
            eligible = rule.test(ask);
            eligibleAsOf = asOf;
        }
        return eligible;
    }

    boolean isEmpty() {
        return bySequence.isEmpty();
    }

    void put(Waiting next) {
        Waiting before = bySequence.put(next.sequence(), next);
        count(next.sequence(), next.count() - (before == null ? 0 : before.count()));
    }

    void remove(Waiting gone) {
        Waiting before = bySequence.remove(gone.sequence());
        if (before != null) {
            count(gone.sequence(), -before.count());
        }
    }

    Optional<Waiting> first() {
        return Optional.ofNullable(bySequence.firstEntry()).map(Entry::getValue);
    }

    /** Whether nobody is before that place. */
    boolean wouldBeFirst(long sequence) {
        return bySequence.isEmpty() || sequence <= bySequence.firstKey();
    }

    Optional<Waiting> firstFrom(long sequence) {
        return Optional.ofNullable(bySequence.ceilingEntry(sequence)).map(Entry::getValue);
    }

    Iterable<Waiting> all() {
        return bySequence.values();
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
