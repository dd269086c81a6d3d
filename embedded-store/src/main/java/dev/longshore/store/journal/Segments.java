package dev.longshore.store.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The files of a journal at one moment, oldest first. What a location pointed to when this was taken stays readable through it, also
 * after the journal has gone on or was dropped.
 */
public final class Segments {

    private final Segment[] inOrder;

    Segments(Segment... inOrder) {
        this.inOrder = inOrder;
    }

    /**
     * @return the body at this location
     * @throws UncheckedIOException when the file cannot be read
     */
    public byte[] read(long location) {
        int index = Location.segment(location) - inOrder[0].number() & Location.SEGMENT_MASK;
        try {
            return inOrder[index].read(Location.offset(location), Location.length(location));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Segments with(Segment newest) {
        Segment[] longer = Arrays.copyOf(inOrder, inOrder.length + 1);
        longer[inOrder.length] = newest;
        return new Segments(longer);
    }

    Segments withoutOldest() {
        return new Segments(Arrays.copyOfRange(inOrder, 1, inOrder.length));
    }

    Segment oldest() {
        return inOrder[0];
    }

    Segment newest() {
        return inOrder[inOrder.length - 1];
    }

    int count() {
        return inOrder.length;
    }

    /** Oldest first, so that a deletion cut short never leaves a body behind whose removal is gone. */
    void delete() throws IOException {
        for (Segment segment : inOrder) {
            segment.delete();
        }
    }

    void close() throws IOException {
        for (Segment segment : inOrder) {
            segment.close();
        }
    }
}
