package dev.longshore.store.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import de.bwaldvogel.mongo.backend.Missing;

import dev.longshore.store.index.ValueEncoder;

/** The values that a field may have: intervals in ascending order, apart from each other. */
record Intervals(List<Interval> inOrder) {

    private static final Comparator<Interval> BY_START = (first, second) -> Interval.compareStarts(first.from(), second.from());
    private static final Interval NULL = Interval.point(ValueEncoder.encode(Missing.getInstance()));

    static Intervals of(Interval interval) {
        return new Intervals(interval.isEmpty() ? List.of() : List.of(interval));
    }

    /** All values that are in any of these. */
    static Intervals union(List<Interval> intervals) {
        List<Interval> sorted = intervals.stream().filter(interval -> !interval.isEmpty()).sorted(BY_START).toList();
        List<Interval> merged = new ArrayList<>();
        for (Interval next : sorted) {
            if (!merged.isEmpty() && isMergeable(merged.getLast(), next)) {
                merged.add(merged.removeLast().hull(next));
            } else {
                merged.add(next);
            }
        }
        return new Intervals(List.copyOf(merged));
    }

    /** Neighbouring points stay apart: a point is worth more to a plan than a range. */
    private static boolean isMergeable(Interval former, Interval next) {
        if (former.point() && next.point()) {
            return Arrays.equals(former.from(), next.from());
        }
        return former.touches(next);
    }

    Intervals intersect(Intervals other) {
        List<Interval> common = new ArrayList<>();
        for (Interval mine : inOrder) {
            for (Interval theirs : other.inOrder) {
                Interval both = mine.intersect(theirs);
                if (!both.isEmpty()) {
                    common.add(both);
                }
            }
        }
        return new Intervals(List.copyOf(common));
    }

    boolean arePoints() {
        return inOrder.stream().allMatch(Interval::point);
    }

    boolean isOnePoint() {
        return inOrder.size() == 1 && inOrder.getFirst().point();
    }

    boolean isWithin(Intervals other) {
        return inOrder.stream().allMatch(mine -> other.inOrder.stream().anyMatch(mine::isWithin));
    }

    /** True when a document without a value, or with null, cannot be among them. */
    boolean excludeNull() {
        return inOrder.stream().allMatch(interval -> interval.intersect(NULL).isEmpty());
    }
}
