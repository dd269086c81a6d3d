package dev.longshore.store;

import dev.longshore.store.index.IndexMemory;

/**
 * How a store is to work.
 *
 * @param segmentBytes size of one file of a journal, at most 32 MiB
 * @param indexEntries how many entries of each index may be in memory, at least {@value #LEAST_INDEX_ENTRIES}; a document has one
 *         in most indexes of its collection. Those that nobody has asked for lately are on disk.
 */
public record StoreSettings(int segmentBytes, int indexEntries) {

    public static final int LEAST_INDEX_ENTRIES = IndexMemory.LEAST_ENTRIES;

    private static final int MOST_SEGMENT_BYTES = 32 << 20;
    /** Some ten indexes of a system grow with its jobs, with 60 to 90 bytes for an entry: a third of the heap when all are full. */
    private static final int HEAP_BYTES_FOR_AN_ENTRY = 2_048;

    public StoreSettings {
        if (segmentBytes < 1 || segmentBytes > MOST_SEGMENT_BYTES) {
            throw new IllegalArgumentException("segmentBytes must be 1 to " + MOST_SEGMENT_BYTES + ", not " + segmentBytes);
        }
        if (indexEntries < LEAST_INDEX_ENTRIES) {
            throw new IllegalArgumentException(
                    "indexEntries must be at least " + LEAST_INDEX_ENTRIES + ", not " + indexEntries);
        }
    }

    /** So many entries as the heap of this JVM has room for: 524,288 where it may grow to 1 GiB. */
    public static StoreSettings ofHeap() {
        long fitting = Runtime.getRuntime().maxMemory() / HEAP_BYTES_FOR_AN_ENTRY;
        return ofIndexEntries(Math.clamp(fitting, LEAST_INDEX_ENTRIES, Integer.MAX_VALUE));
    }

    /** With files of the usual size. */
    public static StoreSettings ofIndexEntries(int indexEntries) {
        return new StoreSettings(MOST_SEGMENT_BYTES, indexEntries);
    }
}
