package dev.longshore.store.server;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.journal.Location;
import dev.longshore.store.journal.Segments;

/**
 * What a query has found: the documents as they were then, in order, read one by one when wanted. The first few are kept as they were
 * read for matching.
 */
final class Found implements Iterable<Document> {

    private static final int KEPT = 128;

    private final Segments segments;
    private final Document[] kept = new Document[KEPT];
    private long[] locations = new long[16];
    private int size;

    Found(Segments segments) {
        this.segments = segments;
    }

    /** @param document null when it is not at hand */
    void add(long location, Document document) {
        if (size == locations.length) {
            locations = Arrays.copyOf(locations, size * 2);
        }
        if (size < KEPT) {
            kept[size] = document;
        }
        locations[size++] = location;
    }

    int size() {
        return size;
    }

    Document get(int index) {
        if (index < KEPT && kept[index] != null) {
            return kept[index];
        }
        return DocumentCodec.decode(segments.read(locations[index]));
    }

    /** In bytes, encoded. */
    int bytes(int index) {
        return Location.length(locations[index]);
    }

    @Override
    public Iterator<Document> iterator() {
        return new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < size;
            }

            @Override
            public Document next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return get(next++);
            }
        };
    }
}
