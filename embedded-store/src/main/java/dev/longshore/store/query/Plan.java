package dev.longshore.store.query;

import java.util.Iterator;
import java.util.List;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.KeyRange;

/**
 * Which entries of an index to look at, and in what direction.
 *
 * @param index null to look at every document
 * @param ranges apart from each other, ascending
 * @param descending true to go from the last range to the first, each backwards
 * @param sorted true when this yields the order that was asked for
 * @param fixedFields leading fields of the index that the query ties to single values
 */
public record Plan(CollectionIndex index, List<KeyRange> ranges, boolean descending, boolean sorted, int fixedFields) {

    private static final Plan SCAN = new Plan(null, List.of(), false, false, 0);

    static Plan scan() {
        return SCAN;
    }

    public boolean isScan() {
        return index == null;
    }

    /** True when a document may come up more than once. */
    public boolean mayRepeat() {
        return index.hasArrays();
    }

    /** The slots to look at, in order; valid until the next change. */
    public Iterator<Integer> slots() {
        List<KeyRange> inOrder = descending ? ranges.reversed() : ranges;
        return new SlotsOfRanges(index, inOrder.iterator(), descending);
    }

    boolean isUniqueHit() {
        return index.definition().unique() && fixedFields == index.definition().fields().size() && ranges.size() <= 1;
    }

    /** @return how many entries it looks at, counted up to a limit */
    int estimate(int limit) {
        int count = 0;
        for (Iterator<Integer> slots = slots(); slots.hasNext() && count < limit; slots.next()) {
            count++;
        }
        return count;
    }
}
