package dev.longshore.store.journal;

/**
 * Where a body lies, packed into one long so that a million of them cost 8 MB: 14 bits of segment number, 26 of offset, 24 of length.
 * Segment numbers wrap around; those in use at one time are neighbours.
 */
public final class Location {

    /** No body: no real location is zero, because a body never starts at offset 0. */
    public static final long NONE = 0;

    /** In bytes; the length of a body must stay below. */
    public static final int MAX_LENGTH = 1 << 24;

    static final int MAX_OFFSET = 1 << 26;
    static final int SEGMENT_MASK = (1 << 14) - 1;

    private Location() {}

    static long of(int segment, int offset, int length) {
        return (long) (segment & SEGMENT_MASK) << 50 | (long) offset << 24 | length;
    }

    static int segment(long location) {
        return (int) (location >>> 50);
    }

    static int offset(long location) {
        return (int) (location >>> 24) & (MAX_OFFSET - 1);
    }

    /** Bytes of the body at this location. */
    public static int length(long location) {
        return (int) location & (MAX_LENGTH - 1);
    }
}
