package dev.longshore.store.index;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Up to some hundred neighbouring entries. What all of them begin with is kept once; that never includes the slot at their end, so that
 * a slot can be read from what is left of an entry.
 */
final class Chunk {

    static final int CAPACITY = 256;

    private static final int FEW = 8;

    private byte[] prefix;
    private byte[][] rests;
    private int size;

    private Chunk(byte[] prefix, byte[][] rests, int size) {
        this.prefix = prefix;
        this.rests = rests;
        this.size = size;
    }

    static Chunk of(byte[] entry) {
        Chunk chunk = new Chunk(new byte[0], new byte[FEW][], 1);
        chunk.rests[0] = entry;
        return chunk;
    }

    /** Reads what {@link #encode} wrote. */
    static Chunk decode(ByteBuffer bytes) {
        int size = bytes.getInt();
        byte[][] rests = new byte[Math.max(FEW, size)][];
        byte[] prefix = take(bytes);
        for (int i = 0; i < size; i++) {
            rests[i] = take(bytes);
        }
        return new Chunk(prefix, rests, size);
    }

    private static byte[] take(ByteBuffer bytes) {
        byte[] taken = new byte[bytes.getInt()];
        bytes.get(taken);
        return taken;
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(bytes() + (2L + size) * Integer.BYTES));
        bytes.putInt(size).putInt(prefix.length).put(prefix);
        for (int i = 0; i < size; i++) {
            bytes.putInt(rests[i].length).put(rests[i]);
        }
        return bytes.flip();
    }

    int size() {
        return size;
    }

    long bytes() {
        long bytes = prefix.length;
        for (int i = 0; i < size; i++) {
            bytes += rests[i].length;
        }
        return bytes;
    }

    boolean isFull() {
        return size == CAPACITY;
    }

    /** The first entry, whole. */
    byte[] first() {
        return Keys.concat(prefix, rests[0]);
    }

    int slot(int position) {
        return Keys.slotOf(rests[position]);
    }

    /** Compares an entry or a part of one with the entry at a position. */
    int compareToEntry(byte[] key, int position) {
        int shared = Arrays.mismatch(key, prefix);
        if (shared >= 0 && shared < prefix.length) {
            return shared == key.length ? -1 : Byte.compareUnsigned(key[shared], prefix[shared]);
        }
        byte[] rest = rests[position];
        return Arrays.compareUnsigned(key, prefix.length, key.length, rest, 0, rest.length);
    }

    int countBelow(byte[] key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (compareToEntry(key, middle) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    void insert(int position, byte[] entry) {
        shareWith(entry);
        if (size == rests.length) {
            rests = Arrays.copyOf(rests, Math.min(CAPACITY, size * 2));
        }
        System.arraycopy(rests, position, rests, position + 1, size - position);
        rests[position] = Arrays.copyOfRange(entry, prefix.length, entry.length);
        size++;
    }

    void remove(int position) {
        System.arraycopy(rests, position + 1, rests, position, size - position - 1);
        rests[--size] = null;
    }

    /** Keeps the lower half and returns the upper one; each finds out anew what its entries share. */
    Chunk split() {
        int half = size / 2;
        Chunk upper = new Chunk(prefix, Arrays.copyOfRange(rests, half, half + CAPACITY), size - half);
        Arrays.fill(rests, half, size, null);
        size = half;
        growPrefix();
        upper.growPrefix();
        return upper;
    }

    /** Whether chunks of such sizes are better one. */
    static boolean canJoin(int size, int next) {
        return size + next <= CAPACITY / 2;
    }

    void append(Chunk next) {
        for (int i = 0; i < next.size; i++) {
            insert(size, Keys.concat(next.prefix, next.rests[i]));
        }
    }

    private void shareWith(byte[] entry) {
        int mismatch = Arrays.mismatch(prefix, entry);
        int shared = Math.min(mismatch < 0 ? prefix.length : mismatch, entry.length - Integer.BYTES);
        if (shared >= prefix.length) {
            return;
        }
        byte[] lost = Arrays.copyOfRange(prefix, shared, prefix.length);
        for (int i = 0; i < size; i++) {
            rests[i] = Keys.concat(lost, rests[i]);
        }
        prefix = Arrays.copyOf(prefix, shared);
    }

    /**
     * Finds out anew what the entries share. The first and the last one share no more than all do, because the entries are in order.
     */
    void growPrefix() {
        byte[] first = rests[0];
        byte[] last = rests[size - 1];
        int mismatch = Arrays.mismatch(first, last);
        int shortest = Arrays.stream(rests, 0, size).mapToInt(rest -> rest.length).min().orElseThrow();
        int more = Math.min(mismatch < 0 ? first.length : mismatch, shortest - Integer.BYTES);
        if (more <= 0) {
            return;
        }
        prefix = Keys.concat(prefix, Arrays.copyOf(first, more));
        for (int i = 0; i < size; i++) {
            rests[i] = Arrays.copyOfRange(rests[i], more, rests[i].length);
        }
    }
}
