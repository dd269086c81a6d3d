package dev.longshore.store.server;

import java.util.BitSet;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

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
        int wanted = limit == NO_LIMIT ? NO_LIMIT : skip + limit;
        Plan plan = Planner.plan(query, sort, wanted, documents.indexes());
        Found found = new Found(documents.snapshot());
        MatchCollector collector = plan.isSorted()
                ? new MatchCollector.InOrder(found, skip, limit)
                : new MatchCollector.ToSort(found, sort, skip, limit);
        run(plan, sort.backwards(), query, collector);
        collector.finish();
        return found;
    }

    /** Where an index knows the answer, no document is read. */
    int count(Document query, int skip, int limit) {
        int enough = limit > NO_LIMIT ? skip + limit : Integer.MAX_VALUE;
        Plan plan = Planner.plan(query, SortOrder.none(), 0, documents.indexes());
        if (plan instanceof Plan.OfIndex ofIndex && ofIndex.isExact()) {
            return Math.max(0, Math.min(enough, ofIndex.entries()) - skip);
        }
        MatchCollector.Counter counter = new MatchCollector.Counter(enough);
        run(plan, false, query, counter);
        return Math.max(0, counter.count() - skip);
    }

    private void run(Plan plan, boolean backwards, Document query, MatchCollector collector) {
        Iterator<Integer> slots = slots(plan, backwards);
        while (slots.hasNext() && !collector.isFull()) {
            int slot = slots.next();
            long location = documents.slots().get(slot);
            if (location == Location.NONE) {
                continue;
            }
            Document document = documents.get(slot);
            if (matcher.matches(document, query)) {
                collector.take(location, document);
            }
        }
    }

    private Iterator<Integer> slots(Plan plan, boolean backwards) {
        return switch (plan) {
            case Plan.Scan _ -> allSlots(backwards);
            case Plan.Indexed indexed when indexed.mayRepeat() -> distinct(indexed.slots());
            case Plan.Indexed indexed -> indexed.slots();
        };
    }

    private static Iterator<Integer> distinct(Iterator<Integer> slots) {
        BitSet seen = new BitSet();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(slots, Spliterator.ORDERED), false)
                .filter(slot -> {
                    boolean isNew = !seen.get(slot);
                    seen.set(slot);
                    return isNew;
                })
                .iterator();
    }

    private Iterator<Integer> allSlots(boolean backwards) {
        int end = documents.slots().end();
        IntStream slots = IntStream.range(0, end);
        return (backwards ? slots.map(slot -> end - 1 - slot) : slots).iterator();
    }
}
