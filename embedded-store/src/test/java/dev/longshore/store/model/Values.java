package dev.longshore.store.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.bson.Document;

/** MongoDB's order of the few kinds of values the model has: the empty array, null and missing, numbers, strings. */
final class Values {

    static final Object MISSING = new Object();
    static final Comparator<Object> ORDER = Comparator.comparingInt(Values::rank).thenComparing(Values::compareAlike);

    private Values() {}

    static Object at(Document document, String field) {
        return document.containsKey(field) ? document.get(field) : MISSING;
    }

    /** The values that conditions see: the elements of an array one by one. */
    static List<?> seen(Document document, String field) {
        Object value = at(document, field);
        return value instanceof List<?> elements ? elements : Collections.singletonList(value);
    }

    static boolean areComparable(Object first, Object second) {
        return rank(first) == rank(second) && rank(first) >= 2;
    }

    static boolean areEqual(Object first, Object second) {
        return ORDER.compare(first, second) == 0;
    }

    /** The one element of an array that sorting looks at. */
    static Object sortValue(Document document, String field, boolean ascending) {
        List<?> seen = seen(document, field);
        if (seen.isEmpty()) {
            return List.of();
        }
        return seen.stream().map(value -> value == null ? MISSING : value).sorted(ascending ? ORDER : ORDER.reversed())
                .findFirst()
                .orElseThrow();
    }

    private static int rank(Object value) {
        return switch (value) {
            case null -> 1;
            case List<?> _ -> 0;
            case Number _ -> 2;
            case String _ -> 3;
            default -> 1;
        };
    }

    private static int compareAlike(Object first, Object second) {
        return switch (first) {
            case Number number -> Double.compare(number.doubleValue(), ((Number) second).doubleValue());
            case String string -> string.compareTo((String) second);
            case null, default -> 0;
        };
    }
}
