package dev.longshore.store.index;

/**
 * The place of a chunk in the order, which stays in memory when the chunk does not. Readers may be many while nobody changes it; which
 * chunks are in memory is for {@link ResidentPages} to decide.
 */
final class Page {

    /** No entry of the page is below this; entries of the page before are. Of the first page of all it says nothing. */
    private final byte[] from;
    private volatile Chunk chunk;
    private volatile boolean asked;
    private boolean changed = true;
    private int sizeOnDisk;
    private Extent extent;

    Page(byte[] from, Chunk chunk) {
        this.from = from;
        this.chunk = chunk;
    }

    byte[] from() {
        return from;
    }

    /** Number of entries, wherever they are. */
    int size() {
        Chunk here = chunk;
        return here == null ? sizeOnDisk : here.size();
    }

    /** @return null while it is on disk */
    Chunk chunk() {
        return chunk;
    }

    void loaded(Chunk fromDisk) {
        changed = false;
        chunk = fromDisk;
    }

    /** The chunk in memory is about to differ from what is on disk. */
    void willChange() {
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    /** The chunk is on disk there, as it is. */
    void writtenTo(Extent where) {
        extent = where;
        changed = false;
    }

    void leavesMemory() {
        sizeOnDisk = chunk.size();
        chunk = null;
    }

    /** @return null when it was never written */
    Extent extent() {
        return extent;
    }

    void ask() {
        if (!asked) {
            asked = true;
        }
    }

    /** Whether somebody has asked for it since this was last called. */
    boolean takeAsked() {
        boolean was = asked;
        asked = false;
        return was;
    }
}
