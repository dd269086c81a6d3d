package dev.longshore.store.query;

import java.util.Iterator;
import java.util.List;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.KeyRange;

/** Where to look for the documents that match a query: among all that are there, or among those that indexes lead to. */
public sealed interface Plan {

    /** True when this yields the order that was asked for. */
    boolean isSorted();

    /** Looks at every document. */
    record Scan(boolean isSorted) implements Plan {}

    /** Looks at what indexes lead to. */
    sealed interface Indexed extends Plan {

        /** The slots to look at, in order; valid until the next change. */
        Iterator<Integer> slots();

        /** True when a document may come up more than once. */
        boolean mayRepeat();

        /** How many entries there are to look at. */
        int entries();
    }

    /**
     * Looks at parts of one index.
     *
     * @param ranges apart from each other, ascending
     * @param descending true to go from the last range to the first, each backwards
     * @param isSorted as {@link Plan#isSorted}
     * @param isExact true when every entry of the ranges is a match
     */
    record OfIndex(CollectionIndex index, List<KeyRange> ranges, boolean descending, boolean isSorted, boolean isExact)
            implements
                Indexed {

        @Override
        public Iterator<Integer> slots() {
            return new SlotsOfRanges(index, (descending ? ranges.reversed() : ranges).iterator(), descending);
        }

        /** Better than any other plan, whatever the others may be. */
        boolean leadsToOneAtMost() {
            return index.definition().unique() && ranges.size() == 1 && entries() <= 1;
        }

        @Override
        public boolean mayRepeat() {
            return index.hasArrays();
        }

        @Override
        public int entries() {
            return ranges.stream().mapToInt(index::count).sum();
        }
    }

    /** Looks at what each of several plans leads to: one for each alternative of the query. */
    record AnyOf(List<Indexed> plans, boolean isSorted) implements Indexed {

        @Override
        public Iterator<Integer> slots() {
            return plans.stream().<Integer>mapMulti((plan, slots) -> plan.slots().forEachRemaining(slots)).iterator();
        }

        @Override
        public boolean mayRepeat() {
            return true;
        }

        @Override
        public int entries() {
            return plans.stream().mapToInt(Indexed::entries).sum();
        }
    }
}
