package dev.longshore.store.query;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.KeyRange;

/** One range after the other; a range is not touched before the one in front of it is done. */
final class SlotsOfRanges implements Iterator<Integer> {

    private final CollectionIndex index;
    private final Iterator<KeyRange> ranges;
    private final boolean descending;
    private Iterator<Integer> current = Collections.emptyIterator();

    SlotsOfRanges(CollectionIndex index, Iterator<KeyRange> ranges, boolean descending) {
        this.index = index;
        this.ranges = ranges;
        this.descending = descending;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && ranges.hasNext()) {
            current = index.slots(ranges.next(), descending);
        }
        return current.hasNext();
    }

    @Override
    public Integer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
