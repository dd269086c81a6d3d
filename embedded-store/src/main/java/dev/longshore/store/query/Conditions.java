package dev.longshore.store.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

/** What a query demands of each field, as far as an index can tell. Every matching document meets all of it. */
final class Conditions {

    private final Map<String, List<Intervals>> byField = new LinkedHashMap<>();
    private final Set<String> existing = new LinkedHashSet<>();
    private boolean complete = true;

    static Conditions of(Document query) {
        ConditionReader reader = new ConditionReader();
        reader.read(query);
        return reader.conditions();
    }

    /** For each field, what must all be true of it. */
    Map<String, List<Intervals>> byField() {
        return byField;
    }

    /** Fields that must be there, be it with null. */
    Set<String> existing() {
        return existing;
    }

    /** True when, without arrays, every document that meets the conditions matches the query too. */
    boolean isComplete() {
        return complete;
    }

    /** The query has said something that the conditions do not. */
    void addUnknown() {
        complete = false;
    }

    /**
     * The values the field may have; null when the query does not say.
     *
     * @param oneOnly true where an array may meet each demand with another of its elements, so that they cannot be joined
     */
    Intervals intervals(String field, boolean oneOnly) {
        List<Intervals> all = byField.get(field);
        if (all == null) {
            return null;
        }
        return oneOnly ? all.getFirst() : all.stream().reduce(Intervals::intersect).orElseThrow();
    }

    void add(String field, Intervals intervals) {
        byField.computeIfAbsent(field, name -> new ArrayList<>()).add(intervals);
    }

    void addExisting(String field) {
        existing.add(field);
        addUnknown();
    }

    /** One of these must hold: keeps, for each field that all of them restrict, everything that one of them allows. */
    void addAnyOf(Collection<Conditions> branches) {
        addUnknown();
        Conditions first = branches.iterator().next();
        for (String field : first.byField.keySet()) {
            List<Intervals> allowed = branches.stream().map(branch -> branch.intervals(field, true)).toList();
            if (allowed.stream().allMatch(Objects::nonNull)) {
                add(field, Intervals.union(allowed.stream().flatMap(each -> each.inOrder().stream()).toList()));
            }
        }
    }

    /** True when each document that meets these also meets those of a partial index. */
    boolean imply(Conditions filter) {
        return filter.existing.stream().allMatch(this::demandsValue)
                && filter.byField.keySet().stream().allMatch(field -> implies(field, filter.intervals(field, false)));
    }

    private boolean demandsValue(String field) {
        return existing.contains(field)
                || byField.containsKey(field) && byField.get(field).stream().anyMatch(Intervals::excludeNull);
    }

    private boolean implies(String field, Intervals wanted) {
        List<Intervals> mine = byField.getOrDefault(field, List.of());
        return mine.stream().anyMatch(each -> each.isWithin(wanted));
    }
}
