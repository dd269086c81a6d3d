package dev.longshore.store.index;

/**
 * A part of a file of pages.
 *
 * @param room in bytes, a power of two
 * @param length how many of them are in use
 */
record Extent(long offset, int room, int length) {

    private static final int SMALLEST_ROOM = 1024;

    static int roomFor(int length) {
        return length <= SMALLEST_ROOM ? SMALLEST_ROOM : Integer.highestOneBit(length - 1) << 1;
    }

    Extent holding(int bytes) {
        return new Extent(offset, room, bytes);
    }
}
