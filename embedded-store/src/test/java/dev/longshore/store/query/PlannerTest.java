package dev.longshore.store.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.longshore.store.index.CollectionIndex;
import dev.longshore.store.index.IndexDefinition;
import dev.longshore.store.index.IndexField;
import dev.longshore.store.index.IndexMemory;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerTest {

    private static final int DOCUMENTS = 3000;

    private static final IndexMemory ENOUGH = new IndexMemory(Path.of("not needed"), Integer.MAX_VALUE);

    private final CollectionIndex ids = new CollectionIndex(IndexDefinition.unique("_id_", "_id"), ENOUGH);
    private final CollectionIndex byQueueAndState = index("queue+state", new Document(), "queue", "state", "-time");
    private final CollectionIndex byQueue = index("queue+time", new Document(), "queue", "-time", "_id");
    private final CollectionIndex byToken = index("token", new Document("token", new Document("$exists", true)), "token");
    private final List<CollectionIndex> indexes = new ArrayList<>(List.of(ids, byQueueAndState, byQueue, byToken));

    private static CollectionIndex index(String name, Document filter, String... fields) {
        List<IndexField> indexed = List.of(fields).stream()
                .map(field -> new IndexField(field.replace("-", ""), !field.startsWith("-"))).toList();
        return new CollectionIndex(new IndexDefinition(name, indexed, false, false, filter), ENOUGH);
    }

    /** Two queues; one job in a hundred FAILED, the others DONE; a later time for each. */
    @BeforeEach
    void fill() {
        IntStream.range(0, DOCUMENTS).forEach(i -> {
            Document job = new Document("_id", i).append("queue", "q" + i % 2).append("state", i % 100 == 1 ? "FAILED" : "DONE")
                    .append("time", (long) i);
            indexes.forEach(index -> index.change(i, null, i % 10 == 0 ? job.append("token", "t" + i) : job).apply());
        });
    }

    private Plan plan(Document query, Document sort, int wanted) {
        return Planner.plan(query, SortOrder.of(sort), wanted, indexes);
    }

    private static Document query(String field, Object value) {
        return new Document(field, value);
    }

    private static void assertUses(Plan plan, CollectionIndex index, int entries) {
        assertThat(plan).isInstanceOfSatisfying(Plan.OfIndex.class, ofIndex -> {
            assertThat(ofIndex.index().definition().name()).isEqualTo(index.definition().name());
            assertThat(ofIndex.entries()).isEqualTo(entries);
        });
    }

    @Test
    void an_id_leads_to_one_entry() {
        assertUses(plan(query("_id", 7).append("state", "DONE"), null, 0), ids, 1);
        assertUses(plan(query("_id", new Document("$in", List.of(1, 2, -5))), null, 0), ids, 2);
    }

    @Test
    void leading_fields_are_fixed_and_one_more_is_a_range() {
        Document since = new Document("$gte", 2900L);

        assertUses(plan(query("queue", "q1").append("state", "FAILED"), null, 0), byQueueAndState, 30);
        assertUses(plan(query("queue", "q1").append("state", "FAILED").append("time", since), null, 0), byQueueAndState, 1);
        assertUses(plan(query("queue", "q1").append("time", since), null, 0), byQueue, 50);
        assertUses(plan(
                query("$and", List.of(query("queue", "q1"), query("time", since), query("time", new Document("$lt", 2910L)))),
                null, 0), byQueue, 5);
    }

    @Test
    void a_page_starts_where_the_last_one_ended() {
        Document earlier = query("time", new Document("$lt", 100L));
        Document sameTime = query("time", 100L).append("_id", new Document("$gt", 3));
        Plan plan = plan(query("queue", "q0").append("$or", List.of(earlier, sameTime)),
                new Document("time", -1).append("_id", 1), 10);

        assertUses(plan, byQueue, 51);
        assertThat(plan.isSorted()).isTrue();
    }

    @Test
    void a_sorted_walk_is_preferred_when_matches_are_common_and_not_when_they_are_rare() {
        Document newestFirst = new Document("time", -1).append("_id", 1);

        assertUses(plan(query("queue", "q1").append("state", "DONE"), newestFirst, 10), byQueue, DOCUMENTS / 2);
        assertUses(plan(query("queue", "q1").append("state", "FAILED"), newestFirst, 100), byQueueAndState, 30);
    }

    @Test
    void the_reverse_order_walks_backwards() {
        Plan plan = plan(query("queue", "q1"), new Document("time", 1).append("_id", -1), 2);

        assertThat(plan.isSorted()).isTrue();
        List<Integer> slots = new ArrayList<>();
        ((Plan.Indexed) plan).slots().forEachRemaining(slots::add);
        assertThat(slots).hasSize(DOCUMENTS / 2).startsWith(1, 3, 5);
    }

    @Test
    void a_partial_index_serves_only_queries_within_its_filter() {
        assertUses(plan(query("token", "t20"), null, 0), byToken, 1);
        assertUses(plan(query("token", new Document("$gte", "t").append("$lte", "t~")), query("token", 1), 0), byToken,
                DOCUMENTS / 10);
        assertThat(plan(query("token", null), null, 0)).isInstanceOf(Plan.Scan.class);
    }

    @Test
    void alternatives_use_an_index_each_or_none() {
        assertThat(plan(query("$or", List.of(query("_id", 5), query("token", "t10"))), null, 0))
                .isInstanceOfSatisfying(Plan.AnyOf.class, anyOf -> assertThat(anyOf.entries()).isEqualTo(2));
        assertThat(plan(query("$or", List.of(query("_id", 5), query("unknown", 1))), null, 0)).isInstanceOf(Plan.Scan.class);
    }

    @Test
    void a_plan_is_exact_when_its_ranges_say_all_that_the_query_says() {
        assertThat(((Plan.OfIndex) plan(query("queue", "q1").append("state", "DONE"), null, 0)).isExact()).isTrue();
        assertThat(((Plan.OfIndex) plan(query("queue", "q1").append("other", 1), null, 0)).isExact()).isFalse();
        assertThat(((Plan.OfIndex) plan(query("queue", "q1").append("state", new Document("$ne", "x")), null, 0)).isExact())
                .isFalse();
    }
}
