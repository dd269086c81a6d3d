package dev.longshore.store.index;

import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * How much of an index may be in memory, and where the rest of it goes.
 *
 * @param folder where a file for the rest is made when there is one; it is gone with the process
 * @param mostEntries of each index, those that were asked for lately; at least {@value #LEAST_ENTRIES}
 */
public record IndexMemory(Path folder, int mostEntries) {

    /** Below it the search for what may leave would cost more than it gives. */
    public static final int LEAST_ENTRIES = 1_024;

    public IndexMemory {
        requireNonNull(folder, "folder");
        if (mostEntries < LEAST_ENTRIES) {
            throw new IllegalArgumentException("mostEntries must be at least " + LEAST_ENTRIES + ", not " + mostEntries);
        }
    }

    ResidentPages pages() {
        return new ResidentPages(new PageFile(folder), mostEntries / Chunk.CAPACITY);
    }
}
