package dev.longshore.store.index;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Entries in unsigned order: a list of sorted chunks. Adding shifts part of one chunk, and now and then the list of chunks, which for a
 * million entries has a few thousand; counting adds up the sizes of the chunks. So both cost microseconds, and an entry costs little
 * more than its bytes.
 */
final class OrderedKeys {

    private Chunk[] chunks = new Chunk[16];
    private int chunkCount;
    private int size;

    int size() {
        return size;
    }

    /** What the entries take, without what Java adds to each array. */
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < chunkCount; i++) {
            bytes += chunks[i].bytes();
        }
        return bytes;
    }

    /** Adds an entry that is not there yet. */
    void add(byte[] entry) {
        size++;
        if (chunkCount == 0) {
            insertChunk(0, Chunk.of(entry));
            return;
        }
        int at = chunkOf(entry);
        Chunk chunk = chunks[at];
        if (!chunk.isFull()) {
            chunk.insert(chunk.countBelow(entry), entry);
            return;
        }
        addToFull(at, entry);
    }

    /** At the very end a new chunk is begun, so that keys that only ever grow leave full chunks behind. */
    private void addToFull(int at, byte[] entry) {
        Chunk chunk = chunks[at];
        if (at == chunkCount - 1 && chunk.countBelow(entry) == chunk.size()) {
            chunk.growPrefix();
            insertChunk(chunkCount, Chunk.of(entry));
            return;
        }
        Chunk upper = chunk.split();
        insertChunk(at + 1, upper);
        Chunk home = upper.compareToEntry(entry, 0) < 0 ? chunk : upper;
        home.insert(home.countBelow(entry), entry);
    }

    /** Removes an entry if it is there. */
    void remove(byte[] entry) {
        if (chunkCount == 0) {
            return;
        }
        int at = chunkOf(entry);
        Chunk chunk = chunks[at];
        int position = chunk.countBelow(entry);
        if (position == chunk.size() || chunk.compareToEntry(entry, position) != 0) {
            return;
        }
        chunk.remove(position);
        size--;
        tidy(at);
    }

    /** Empty chunks go, and neighbours that have become small are joined. */
    private void tidy(int at) {
        if (chunks[at].size() == 0) {
            removeChunk(at);
        } else if (at + 1 < chunkCount && chunks[at].canTake(chunks[at + 1])) {
            chunks[at].append(chunks[at + 1]);
            removeChunk(at + 1);
        }
    }

    private void insertChunk(int at, Chunk chunk) {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        System.arraycopy(chunks, at, chunks, at + 1, chunkCount - at);
        chunks[at] = chunk;
        chunkCount++;
    }

    private void removeChunk(int at) {
        System.arraycopy(chunks, at + 1, chunks, at, chunkCount - at - 1);
        chunks[--chunkCount] = null;
    }

    /** The last chunk that begins at or below the key; the first when all begin above. */
    private int chunkOf(byte[] key) {
        int low = 0;
        int high = chunkCount - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (chunks[middle].compareToEntry(key, 0) < 0) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** The place of the first entry at or above the key; null is above all. */
    private Place placeOf(byte[] key) {
        if (chunkCount == 0 || key == null) {
            return new Place(chunkCount, 0);
        }
        int at = chunkOf(key);
        int position = chunks[at].countBelow(key);
        return position == chunks[at].size() ? new Place(at + 1, 0) : new Place(at, position);
    }

    /** Number of entries in the range. */
    int count(KeyRange range) {
        Place from = placeOf(range.from());
        Place to = placeOf(range.to());
        if (!from.isBefore(to)) {
            return 0;
        }
        int count = to.position - from.position;
        for (int i = from.chunk; i < to.chunk; i++) {
            count += chunks[i].size();
        }
        return count;
    }

    /** The slots of the entries in the range, in order; valid until the next change. */
    Iterator<Integer> ascending(KeyRange range) {
        return new Ascending(placeOf(range.from()), placeOf(range.to()));
    }

    /** The same from the last to the first. */
    Iterator<Integer> descending(KeyRange range) {
        return new Descending(placeOf(range.from()), placeOf(range.to()));
    }

    private record Place(int chunk, int position) {

        boolean isBefore(Place other) {
            return chunk < other.chunk || chunk == other.chunk && position < other.position;
        }
    }

    private final class Ascending implements Iterator<Integer> {

        private final Place end;
        private int chunk;
        private int position;

        Ascending(Place from, Place to) {
            this.chunk = from.chunk;
            this.position = from.position;
            this.end = to;
        }

        @Override
        public boolean hasNext() {
            return chunk < end.chunk || chunk == end.chunk && position < end.position;
        }

        @Override
        public Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int slot = chunks[chunk].slot(position++);
            if (position == chunks[chunk].size()) {
                chunk++;
                position = 0;
            }
            return slot;
        }
    }

    private final class Descending implements Iterator<Integer> {

        private final Place end;
        private int chunk;
        private int position;

        Descending(Place from, Place to) {
            this.chunk = to.chunk;
            this.position = to.position;
            this.end = from;
        }

        @Override
        public boolean hasNext() {
            return end.isBefore(new Place(chunk, position));
        }

        @Override
        public Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (position == 0) {
                position = chunks[--chunk].size();
            }
            return chunks[chunk].slot(--position);
        }
    }
}
