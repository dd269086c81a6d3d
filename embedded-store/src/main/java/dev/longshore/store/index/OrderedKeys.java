package dev.longshore.store.index;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Byte strings in unsigned order. */
final class OrderedKeys {

    private final NavigableSet<byte[]> entries = new TreeSet<>(Arrays::compareUnsigned);

    boolean add(byte[] entry) {
        return entries.add(entry);
    }

    boolean remove(byte[] entry) {
        return entries.remove(entry);
    }

    int size() {
        return entries.size();
    }

    /** @return the entries of the range in order; valid until the next change */
    Iterator<byte[]> ascending(KeyRange range) {
        return within(range).iterator();
    }

    Iterator<byte[]> descending(KeyRange range) {
        return within(range).descendingIterator();
    }

    private NavigableSet<byte[]> within(KeyRange range) {
        NavigableSet<byte[]> from = entries.tailSet(range.from(), true);
        return range.to() == null ? from : from.headSet(range.to(), false);
    }
}
