package dev.longshore.store.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.IndexDefinition;
import dev.longshore.store.index.IndexField;
import dev.longshore.store.index.KeyRange;
import dev.longshore.store.index.Keys;

/** What one index can do for one query. */
final class IndexMatch {

    private static final int MAX_RANGES = 200;
    private static final Comparator<KeyRange> BY_START = (first, second) -> Arrays.compareUnsigned(first.from(), second.from());

    private final CollectionIndex index;
    private final IndexDefinition definition;
    private final Conditions conditions;
    private final SortOrder sort;
    private List<byte[]> prefixes = List.of(new byte[0]);
    private List<KeyRange> ranges;
    private int fixedFields;

    IndexMatch(CollectionIndex index, Conditions conditions, SortOrder sort) {
        this.index = index;
        this.definition = index.definition();
        this.conditions = conditions;
        this.sort = sort;
    }

    /** @return null when the index is of no use */
    Plan.OfIndex plan() {
        if (!holdsEveryMatch()) {
            return null;
        }
        fixFields();
        boolean bounded = ranges != null || fixedFields > 0;
        Direction direction = direction();
        boolean sorted = direction != Direction.NONE;
        if (!bounded && (sort.isEmpty() || !sorted)) {
            return null;
        }
        return new Plan.OfIndex(index, inOrder(), direction == Direction.BACKWARD, sorted, isExact());
    }

    private boolean holdsEveryMatch() {
        if (definition.sparse() && definition.fields().stream().noneMatch(field -> demandsValue(field.name()))) {
            return false;
        }
        return definition.filter().isEmpty() || conditions.imply(Conditions.of(definition.filter()));
    }

    private boolean demandsValue(String field) {
        Intervals intervals = conditions.intervals(field, true);
        return conditions.existing().contains(field) || intervals != null && intervals.excludeNull();
    }

    /** Fields tied to single values make the beginning of the key; the first that is not may still be a range. */
    private void fixFields() {
        for (IndexField field : definition.fields()) {
            Intervals intervals = conditions.intervals(field.name(), index.hasArrays());
            if (intervals == null || index.hasArrays() && fixedFields > 0) {
                return;
            }
            if (!intervals.arePoints() || prefixes.size() * intervals.inOrder().size() > MAX_RANGES) {
                ranges = rangesOf(intervals, field.ascending());
                return;
            }
            prefixes = extended(intervals, field.ascending());
            fixedFields++;
        }
    }

    private List<byte[]> extended(Intervals points, boolean ascending) {
        List<byte[]> extended = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Interval point : points.inOrder()) {
                extended.add(Keys.concat(prefix, ascending ? point.from() : Keys.inverted(point.from())));
            }
        }
        return extended;
    }

    private List<KeyRange> rangesOf(Intervals intervals, boolean ascending) {
        List<KeyRange> found = new ArrayList<>();
        for (byte[] prefix : prefixes) {
            for (Interval interval : intervals.inOrder()) {
                found.add(ascending ? ascending(prefix, interval) : descending(prefix, interval));
            }
        }
        return found;
    }

    private static KeyRange ascending(byte[] prefix, Interval interval) {
        return range(prefix, interval.from(), interval.to());
    }

    /** Complements turn the order around: what begins with the complement of the start comes last, and still belongs to it. */
    private static KeyRange descending(byte[] prefix, Interval interval) {
        byte[] from = interval.to() == null ? new byte[0] : Keys.afterPrefix(Keys.inverted(interval.to()));
        byte[] to = Keys.afterPrefix(Keys.inverted(interval.from()));
        return range(prefix, from, to);
    }

    private static KeyRange range(byte[] prefix, byte[] from, byte[] to) {
        return new KeyRange(Keys.concat(prefix, from), to == null ? Keys.afterPrefix(prefix) : Keys.concat(prefix, to));
    }

    /** True when the ranges say all that the query says. */
    private boolean isExact() {
        int used = ranges == null ? fixedFields : fixedFields + 1;
        List<String> known = definition.fields().subList(0, used).stream().map(IndexField::name).toList();
        return conditions.isComplete() && !index.hasArrays() && known.containsAll(conditions.byField().keySet());
    }

    private List<KeyRange> inOrder() {
        List<KeyRange> all = ranges != null ? ranges : prefixes.stream().map(KeyRange::ofPrefix).toList();
        return all.stream().sorted(BY_START).toList();
    }

    /** In which direction the index yields the order asked for; fields that have one value only do not matter to it. */
    private Direction direction() {
        if (sort.isEmpty()) {
            return Direction.FORWARD;
        }
        if (index.hasArrays()) {
            return Direction.NONE;
        }
        List<IndexField> wanted = withoutConstants(sort.fields());
        List<IndexField> offered = withoutConstants(definition.fields());
        if (wanted.size() > offered.size()) {
            return Direction.NONE;
        }
        return Direction.of(wanted, offered.subList(0, wanted.size()));
    }

    private List<IndexField> withoutConstants(List<IndexField> fields) {
        return fields.stream().filter(field -> !isConstant(field.name())).toList();
    }

    /** Of fields outside the index nobody knows whether there are arrays. */
    private boolean isConstant(String field) {
        Intervals intervals = conditions.intervals(field, false);
        return intervals != null && intervals.isOnePoint()
                && definition.fields().stream().anyMatch(indexed -> indexed.name().equals(field));
    }

    private enum Direction {
        FORWARD, BACKWARD, NONE;

        static Direction of(List<IndexField> wanted, List<IndexField> offered) {
            if (wanted.equals(offered)) {
                return FORWARD;
            }
            List<IndexField> reversed = offered.stream().map(field -> new IndexField(field.name(), !field.ascending())).toList();
            return wanted.equals(reversed) ? BACKWARD : NONE;
        }
    }
}
