package dev.longshore.store.query;

import java.util.Arrays;

import dev.longshore.store.index.Keys;

/**
 * Encoded values from one, inclusive, to another, exclusive.
 *
 * @param to null when there is no end
 * @param point true when it holds one value only
 */
record Interval(byte[] from, byte[] to, boolean point) {

    private static final byte[] LEAST = {};

    static Interval all() {
        return new Interval(LEAST, null, false);
    }

    static Interval point(byte[] value) {
        return new Interval(value, Keys.afterPrefix(value), true);
    }

    static Interval between(byte[] from, byte[] to) {
        return new Interval(from, to, false);
    }

    boolean isEmpty() {
        return to != null && Arrays.compareUnsigned(from, to) >= 0;
    }

    Interval intersect(Interval other) {
        byte[] start = compareStarts(from, other.from) >= 0 ? from : other.from;
        byte[] end = compareEnds(to, other.to) <= 0 ? to : other.to;
        return new Interval(start, end, point || other.point);
    }

    /** The least that holds both. */
    Interval hull(Interval other) {
        byte[] start = compareStarts(from, other.from) <= 0 ? from : other.from;
        byte[] end = compareEnds(to, other.to) >= 0 ? to : other.to;
        return new Interval(start, end, point && other.point && Arrays.equals(from, other.from));
    }

    boolean touches(Interval later) {
        return to == null || Arrays.compareUnsigned(later.from, to) <= 0;
    }

    boolean isWithin(Interval other) {
        return compareStarts(from, other.from) >= 0 && compareEnds(to, other.to) <= 0;
    }

    static int compareStarts(byte[] first, byte[] second) {
        return Arrays.compareUnsigned(first, second);
    }

    private static int compareEnds(byte[] first, byte[] second) {
        if (first == null || second == null) {
            return Boolean.compare(first == null, second == null);
        }
        return Arrays.compareUnsigned(first, second);
    }
}
