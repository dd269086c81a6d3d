package dev.longshore.store.journal;

import java.util.Arrays;
import java.util.BitSet;

/** Which body is under which slot: a growing array of locations. Removed slots are used again, lowest first. */
public final class SlotTable {

    private long[] locations = new long[64];
    private final BitSet free = new BitSet();
    private int end;
    private int used;

    /** @return where the slot's body lies, or {@link Location#NONE} */
    public long get(int slot) {
        return slot < end ? locations[slot] : Location.NONE;
    }

    /** @param location {@link Location#NONE} frees the slot */
    public void set(int slot, long location) {
        growTo(slot + 1);
        boolean wasUsed = locations[slot] != Location.NONE;
        boolean isUsed = location != Location.NONE;
        locations[slot] = location;
        free.set(slot, !isUsed);
        used += (isUsed ? 1 : 0) - (wasUsed ? 1 : 0);
    }

    private void growTo(int wanted) {
        if (wanted > locations.length) {
            locations = Arrays.copyOf(locations, Math.max(wanted, locations.length + locations.length / 2));
        }
        if (wanted > end) {
            free.set(end, wanted);
            end = wanted;
        }
    }

    /** @return a slot without a body; it is not taken until it is set */
    public int nextFree() {
        int slot = free.nextSetBit(0);
        return slot < 0 ? end : slot;
    }

    /** Number of slots that hold a body. */
    public int used() {
        return used;
    }

    /** One more than the highest slot ever set. */
    public int end() {
        return end;
    }

    /** Visits the slots that hold a body, in ascending order. */
    public void forEach(Visitor visitor) {
        for (int slot = 0; slot < end; slot++) {
            if (locations[slot] != Location.NONE) {
                visitor.visit(slot, locations[slot]);
            }
        }
    }

    /** Is given a slot and where its body lies. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int slot, long location);
    }
}
