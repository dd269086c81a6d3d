package dev.longshore.store.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.query.SortOrder;

/** Takes matches one by one, until it has enough. */
sealed interface MatchCollector {

    void take(long location, Document document);

    boolean isFull();

    /** No more matches will come. */
    default void finish() {}

    /** Keeps them as they come. */
    final class InOrder implements MatchCollector {

        private final Found found;
        private final int limit;
        private int toSkip;

        /** @param limit 0 for all */
        InOrder(Found found, int skip, int limit) {
            this.found = found;
            this.toSkip = skip;
            this.limit = limit;
        }

        @Override
        public void take(long location, Document document) {
            if (toSkip > 0) {
                toSkip--;
                return;
            }
            found.add(location, document);
        }

        @Override
        public boolean isFull() {
            return limit > 0 && found.size() >= limit;
        }
    }

    /** Sorts them at the end; until then it keeps their sort keys only. */
    final class ToSort implements MatchCollector {

        private final Found found;
        private final SortOrder order;
        private final int skip;
        private final int limit;
        private final List<Entry> entries = new ArrayList<>();

        ToSort(Found found, SortOrder order, int skip, int limit) {
            this.found = found;
            this.order = order;
            this.skip = skip;
            this.limit = limit;
        }

        @Override
        public void take(long location, Document document) {
            entries.add(new Entry(order.keyOf(document), location));
            if (limit > 0 && entries.size() >= 4 * (skip + limit) + 1024) {
                keepBest();
            }
        }

        private void keepBest() {
            entries.sort(Entry.BY_KEY);
            entries.subList(skip + limit, entries.size()).clear();
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void finish() {
            entries.sort(Entry.BY_KEY);
            entries.stream().skip(skip).limit(limit > 0 ? limit : Long.MAX_VALUE)
                    .forEach(entry -> found.add(entry.location, null));
        }

        private record Entry(byte[] key, long location) {
            static final Comparator<Entry> BY_KEY = (first, second) -> Arrays.compareUnsigned(first.key, second.key);
        }
    }

    /** Counts them. */
    final class Counter implements MatchCollector {

        private final int enough;
        private int count;

        Counter(int enough) {
            this.enough = enough;
        }

        int count() {
            return count;
        }

        @Override
        public void take(long location, Document document) {
            count++;
        }

        @Override
        public boolean isFull() {
            return count >= enough;
        }
    }
}
