package dev.longshore.store.server;

import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.IntStream;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.bson.Document;

import dev.longshore.store.journal.Location;
import dev.longshore.store.query.Plan;
import dev.longshore.store.query.Planner;
import dev.longshore.store.query.SortOrder;

/** Finds documents by the best plan. Every document a plan leads to is still matched against the query. */
final class Finder {

    private static final int NO_LIMIT = 0;

    private final Documents documents;
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    Finder(Documents documents) {
        this.documents = documents;
    }

    /**
     * @param skip how many to leave out first
     * @param limit how many at most; 0 for all
     */
    Found find(Document query, SortOrder sort, int skip, int limit) {
        Plan plan = Planner.plan(query, sort, documents.indexes());
        Found found = new Found(documents.snapshot());
        boolean sorted = sort.isEmpty() || plan.sorted() && !plan.isScan();
        MatchCollector collector = sorted
                ? new MatchCollector.InOrder(found, skip, limit)
                : new MatchCollector.ToSort(found, sort, skip, limit);
        run(plan, sort.backwards(), query, collector);
        collector.finish();
        return found;
    }

    int count(Document query, int skip, int limit) {
        MatchCollector.Counter counter = new MatchCollector.Counter(limit > NO_LIMIT ? skip + limit : Integer.MAX_VALUE);
        run(Planner.plan(query, SortOrder.of(null), documents.indexes()), false, query, counter);
        return Math.max(0, counter.count() - skip);
    }

    private void run(Plan plan, boolean backwards, Document query, MatchCollector collector) {
        Iterator<Integer> slots = plan.isScan() ? allSlots(backwards) : plan.slots();
        BitSet seen = !plan.isScan() && plan.mayRepeat() ? new BitSet() : null;
        while (slots.hasNext() && !collector.isFull()) {
            int slot = slots.next();
            long location = documents.slots().get(slot);
            if (location == Location.NONE || seen != null && seen.get(slot)) {
                continue;
            }
            Document document = documents.get(slot);
            if (matcher.matches(document, query)) {
                collector.take(location, document);
            }
            if (seen != null) {
                seen.set(slot);
            }
        }
    }

    private Iterator<Integer> allSlots(boolean backwards) {
        int end = documents.slots().end();
        IntStream slots = IntStream.range(0, end);
        return (backwards ? slots.map(slot -> end - 1 - slot) : slots).iterator();
    }
}
