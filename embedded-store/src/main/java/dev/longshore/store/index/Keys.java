package dev.longshore.store.index;

import java.util.Arrays;

/** Arithmetic on byte strings in their unsigned order. */
public final class Keys {

    private Keys() {}

    /** @return the least byte string above all that begin with this one; null when there is none */
    public static byte[] afterPrefix(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] after = Arrays.copyOf(prefix, last + 1);
        after[last]++;
        return after;
    }

    /** One after the other. */
    public static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Turns the order around: each byte's complement. */
    public static byte[] inverted(byte[] key) {
        byte[] inverted = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            inverted[i] = (byte) ~key[i];
        }
        return inverted;
    }

    static byte[] withSlot(byte[] key, int slot) {
        byte[] entry = Arrays.copyOf(key, key.length + Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
            entry[key.length + i] = (byte) (slot >>> 8 * (Integer.BYTES - 1 - i));
        }
        return entry;
    }

    static byte[] withoutSlot(byte[] entry) {
        return Arrays.copyOf(entry, entry.length - Integer.BYTES);
    }

    static int slotOf(byte[] entry) {
        int at = entry.length - Integer.BYTES;
        return (entry[at] & 0xFF) << 24 | (entry[at + 1] & 0xFF) << 16 | (entry[at + 2] & 0xFF) << 8 | entry[at + 3] & 0xFF;
    }
}
