package dev.longshore.store.index;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Entries in unsigned order: a list of pages, each with a sorted chunk of them. Adding shifts part of one chunk, and now and then the list
 * of pages, which for a million entries has a few thousand; counting adds up the sizes of the pages. So both cost microseconds, and an
 * entry costs little more than its bytes, or next to nothing while its chunk is on disk.
 */
final class OrderedKeys {

    private final ResidentPages memory;
    private Page[] pages = new Page[16];
    private int pageCount;
    private int size;

    OrderedKeys(ResidentPages memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** What the entries take, without what Java adds to each array. */
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < pageCount; i++) {
            bytes += memory.read(pages[i]).bytes();
        }
        return bytes;
    }

    /** Adds an entry that is not there yet. */
    void add(byte[] entry) {
        size++;
        if (pageCount == 0) {
            insertPage(0, new Page(entry, Chunk.of(entry)));
        } else {
            addTo(pageOf(entry), entry);
        }
        memory.trim();
    }

    private void addTo(int at, byte[] entry) {
        Chunk chunk = memory.change(pages[at]);
        if (chunk.isFull()) {
            addToFull(at, chunk, entry);
        } else {
            chunk.insert(chunk.countBelow(entry), entry);
        }
    }

    /** At the very end a new chunk is begun, so that keys that only ever grow leave full chunks behind. */
    private void addToFull(int at, Chunk chunk, byte[] entry) {
        if (at == pageCount - 1 && chunk.countBelow(entry) == chunk.size()) {
            chunk.growPrefix();
            insertPage(pageCount, new Page(entry, Chunk.of(entry)));
            return;
        }
        Chunk upper = chunk.split();
        byte[] from = upper.first();
        insertPage(at + 1, new Page(from, upper));
        Chunk home = Arrays.compareUnsigned(entry, from) < 0 ? chunk : upper;
        home.insert(home.countBelow(entry), entry);
    }

    /** Removes an entry if it is there. */
    void remove(byte[] entry) {
        if (pageCount == 0) {
            return;
        }
        int at = pageOf(entry);
        Chunk chunk = memory.read(pages[at]);
        int position = chunk.countBelow(entry);
        if (position == chunk.size() || chunk.compareToEntry(entry, position) != 0) {
            return;
        }
        memory.change(pages[at]).remove(position);
        size--;
        tidy(at);
        memory.trim();
    }

    /** Empty chunks go, and neighbours that have become small are joined. */
    private void tidy(int at) {
        if (pages[at].size() == 0) {
            removePage(at);
        } else if (at + 1 < pageCount && Chunk.canJoin(pages[at].size(), pages[at + 1].size())) {
            memory.change(pages[at]).append(memory.change(pages[at + 1]));
            removePage(at + 1);
        }
    }

    private void insertPage(int at, Page page) {
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        System.arraycopy(pages, at, pages, at + 1, pageCount - at);
        pages[at] = page;
        pageCount++;
        memory.add(page);
    }

    private void removePage(int at) {
        memory.remove(pages[at]);
        System.arraycopy(pages, at + 1, pages, at, pageCount - at - 1);
        pages[--pageCount] = null;
    }

    /** The last page that begins at or below the key; the first when all begin above. */
    private int pageOf(byte[] key) {
        int low = 0;
        int high = pageCount - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (Arrays.compareUnsigned(key, pages[middle].from()) < 0) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /** The place of the first entry at or above the key; null is above all. */
    private Place placeOf(byte[] key) {
        if (pageCount == 0 || key == null) {
            return new Place(pageCount, 0);
        }
        int at = pageOf(key);
        Chunk chunk = memory.read(pages[at]);
        int position = chunk.countBelow(key);
        return position == chunk.size() ? new Place(at + 1, 0) : new Place(at, position);
    }

    /** Number of entries in the range. */
    int count(KeyRange range) {
        Place from = placeOf(range.from());
        Place to = placeOf(range.to());
        if (!from.isBefore(to)) {
            return 0;
        }
        int count = to.position - from.position;
        for (int i = from.page; i < to.page; i++) {
            count += pages[i].size();
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

    private record Place(int page, int position) {

        boolean isBefore(Place other) {
            return page < other.page || page == other.page && position < other.position;
        }
    }

    private final class Ascending implements Iterator<Integer> {

        private final Place end;
        private int page;
        private int position;

        Ascending(Place from, Place to) {
            this.page = from.page;
            this.position = from.position;
            this.end = to;
        }

        @Override
        public boolean hasNext() {
            return page < end.page || page == end.page && position < end.position;
        }

        @Override
        public Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Chunk chunk = memory.read(pages[page]);
            int slot = chunk.slot(position++);
            if (position == chunk.size()) {
                page++;
                position = 0;
            }
            return slot;
        }
    }

    private final class Descending implements Iterator<Integer> {

        private final Place end;
        private int page;
        private int position;

        Descending(Place from, Place to) {
            this.page = to.page;
            this.position = to.position;
            this.end = from;
        }

        @Override
        public boolean hasNext() {
            return end.isBefore(new Place(page, position));
        }

        @Override
        public Integer next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (position == 0) {
                position = pages[--page].size();
            }
            return memory.read(pages[page]).slot(--position);
        }
    }
}
