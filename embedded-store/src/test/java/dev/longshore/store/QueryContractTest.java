package dev.longshore.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QueryContractTest extends MongoContract {

    @Test
    void conditions_select_by_equality_range_set_and_existence() {
        insert("{_id: 1, a: 1, s: 'x'}", "{_id: 2, a: 2, s: 'y'}", "{_id: 3, a: 3.5}", "{_id: 4, a: null}", "{_id: 5, a: '2'}");
        for (boolean indexed : new boolean[]{false, true}) {
            if (indexed) {
                jobs.createIndex(Indexes.ascending("a", "s"));
            }
            assertThat(idsOf("{a: 2}")).containsExactly(2);
            assertThat(idsOf("{a: {$gt: 1}}")).containsExactly(2, 3);
            assertThat(idsOf("{a: {$gte: 1, $lt: 3}}")).containsExactly(1, 2);
            assertThat(idsOf("{a: {$in: [1, '2', 9]}}")).containsExactly(1, 5);
            assertThat(idsOf("{a: {$in: []}}")).isEmpty();
            assertThat(idsOf("{a: null}")).containsExactly(4);
            assertThat(idsOf("{s: {$exists: false}}")).containsExactly(3, 4, 5);
            assertThat(idsOf("{s: {$exists: true}, a: {$lte: 2}}")).containsExactly(1, 2);
            assertThat(idsOf("{a: {$ne: 1}}")).containsExactly(2, 3, 4, 5);
        }
    }

    @Test
    void conditions_combine_with_and_or_and_nesting() {
        insert("{_id: 1, q: 'a', n: 1}", "{_id: 2, q: 'a', n: 2}", "{_id: 3, q: 'b', n: 1}", "{_id: 4, q: 'c', n: 9}");
        jobs.createIndex(Indexes.ascending("q", "n"));

        assertThat(idsOf("{$or: [{q: 'a', n: {$gt: 1}}, {q: 'b'}]}")).containsExactly(2, 3);
        assertThat(idsOf("{$and: [{q: 'a'}, {n: {$lt: 2}}]}")).containsExactly(1);
        assertThat(idsOf("{$or: [{q: 'c'}, {n: 1}]}")).containsExactly(1, 3, 4);
        assertThat(idsOf("{q: {$in: ['a', 'b']}, n: 1}")).containsExactly(1, 3);
    }

    @Test
    void a_pattern_with_a_beginning_selects_by_it() {
        insert("{_id: 'job-1', n: 'job-a'}", "{_id: 'job-10', n: 'Job-a'}", "{_id: 'jab', n: 'x job-a'}");
        jobs.createIndex(Indexes.ascending("n"));

        assertThat(idsOf("{_id: /^job-1/}")).containsExactly("job-1", "job-10");
        assertThat(idsOf("{n: /^job-/}")).containsExactly("job-1");
        assertThat(idsOf("{n: /^job-/i}")).containsExactly("job-1", "job-10");
        assertThat(idsOf("{n: /^job-|^x/}")).containsExactly("jab", "job-1");
        assertThat(idsOf("{n: {$regex: '^\\\\Qjob-\\\\E'}}")).containsExactly("job-1");
    }

    @Test
    void dotted_names_reach_into_documents_and_arrays() {
        insert("{_id: 1, c: {image: 'a'}, deps: [{id: 'x'}, {id: 'y'}]}", "{_id: 2, c: {image: 'b'}, deps: []}",
                "{_id: 3, deps: [{id: 'y'}]}");
        jobs.createIndex(Indexes.ascending("deps.id"));
        jobs.createIndex(Indexes.ascending("c.image"));

        assertThat(idsOf("{'c.image': 'b'}")).containsExactly(2);
        assertThat(idsOf("{'deps.id': 'y'}")).containsExactly(1, 3);
        assertThat(idsOf("{'deps.id': {$in: ['x', 'y']}}")).containsExactly(1, 3);
        assertThat(idsOf("{c: {image: 'a'}}")).containsExactly(1);
    }

    @Test
    void sorting_follows_an_index_or_not_with_the_same_result() {
        jobs.insertMany(IntStream.range(0, 300)
                .mapToObj(i -> new Document("_id", i).append("q", "q" + i % 3).append("t", i * 7 % 50)).toList());
        List<Object> byHand = ids(jobs.find(doc("{q: 'q1'}")).sort(doc("{t: -1, _id: 1}")).skip(3).limit(20));

        jobs.createIndex(doc("{q: 1, t: -1, _id: 1}"));

        assertThat(byHand).hasSize(20);
        assertThat(ids(jobs.find(doc("{q: 'q1'}")).sort(doc("{t: -1, _id: 1}")).skip(3).limit(20))).isEqualTo(byHand);
        List<Object> reversed = ids(jobs.find(doc("{q: 'q1'}")).sort(doc("{t: 1, _id: -1}")));
        assertThat(reversed.reversed().subList(3, 23)).isEqualTo(byHand);
    }

    @Test
    void pages_by_key_cover_everything_once() {
        jobs.insertMany(IntStream.range(0, 250)
                .mapToObj(i -> new Document("_id", "job-" + i).append("q", "a").append("t", i / 10)).toList());
        jobs.createIndex(doc("{q: 1, t: -1, _id: -1}"));

        List<Object> seen = new ArrayList<>();
        Document query = doc("{q: 'a'}");
        for (Document last = lastOfPage(query, seen); last != null; last = lastOfPage(query, seen)) {
            Document earlier = new Document("t", new Document("$lt", last.get("t")));
            Document sameTime = new Document("t", last.get("t")).append("_id", new Document("$lt", last.get("_id")));
            query = new Document("q", "a").append("$or", List.of(earlier, sameTime));
        }

        assertThat(seen).hasSize(250).doesNotHaveDuplicates();
    }

    private Document lastOfPage(Document query, List<Object> seen) {
        List<Document> page = jobs.find(query).sort(doc("{q: 1, t: -1, _id: -1}")).limit(40).into(new ArrayList<>());
        page.forEach(job -> seen.add(job.get("_id")));
        return page.isEmpty() ? null : page.getLast();
    }

    @Test
    void a_projection_keeps_or_leaves_out_fields() {
        insert("{_id: 1, a: 1, b: {c: 2, d: 3}}");

        assertThat(jobs.find().projection(doc("{'b.c': 1}")).first()).isEqualTo(doc("{_id: 1, b: {c: 2}}"));
        assertThat(jobs.find().projection(doc("{a: 1, _id: 0}")).first()).isEqualTo(doc("{a: 1}"));
        assertThat(jobs.find().projection(doc("{b: 0}")).first()).isEqualTo(doc("{_id: 1, a: 1}"));
    }

    @Test
    void a_large_result_comes_in_batches_as_it_was_when_asked() {
        String padding = "x".repeat(2000);
        jobs.insertMany(IntStream.range(0, 1000).mapToObj(i -> new Document("_id", i).append("p", padding)).toList());

        List<Object> seen = new ArrayList<>();
        for (Document job : jobs.find().sort(doc("{_id: 1}")).batchSize(64)) {
            seen.add(job.get("_id"));
        }

        assertThat(seen).hasSize(1000).doesNotHaveDuplicates();
        assertThat(ids(jobs.find())).hasSize(1000);
        assertThat(ids(jobs.find().limit(150))).hasSize(150);
    }

    @Test
    void documents_are_counted_and_aggregated() {
        insert("{_id: 1, s: 'RUNNING', n: 1}", "{_id: 2, s: 'RUNNING', n: 2}", "{_id: 3, s: 'FAILED', n: 3}");
        jobs.createIndex(Indexes.ascending("s"));

        assertThat(jobs.countDocuments()).isEqualTo(3);
        assertThat(jobs.countDocuments(doc("{s: 'RUNNING'}"))).isEqualTo(2);
        assertThat(jobs.countDocuments(doc("{s: 'GONE'}"))).isZero();
        assertThat(jobs.estimatedDocumentCount()).isEqualTo(3);
        assertThat(jobs.distinct("s", String.class).into(new ArrayList<>())).containsExactlyInAnyOrder("RUNNING", "FAILED");
        assertThat(jobs.aggregate(List.of(doc("{$match: {n: {$gt: 1}}}"), doc("{$group: {_id: '$s', sum: {$sum: '$n'}}}"),
                doc("{$sort: {_id: 1}}"))).into(new ArrayList<>()))
                .containsExactly(doc("{_id: 'FAILED', sum: 3}"), doc("{_id: 'RUNNING', sum: 2}"));
    }

    @Test
    void values_of_every_type_come_back_and_sort_in_mongodbs_order() {
        insert("{_id: 1, v: {$date: '2026-01-01T00:00:00Z'}}", "{_id: 2, v: true}",
                "{_id: 3, v: {$oid: '0123456789abcdef01234567'}}",
                "{_id: 4, v: {a: 1}}", "{_id: 5, v: 'text'}", "{_id: 6, v: {$numberLong: '9007199254740993'}}",
                "{_id: 7, v: {$numberLong: '9007199254740992'}}", "{_id: 8, v: -1.5}", "{_id: 9, v: null}", "{_id: 10}");
        List<Object> unindexed = ids(jobs.find(doc("{_id: {$lt: 10}}")).sort(doc("{v: 1}")));
        jobs.createIndex(Indexes.ascending("v"));

        assertThat(unindexed).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(ids(jobs.find().sort(doc("{v: 1, _id: 1}")))).containsExactly(9, 10, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(stored(6).get("v")).isEqualTo(9007199254740993L);
        assertThat(idsOf("{v: {$numberLong: '9007199254740993'}}")).containsExactly(6);
    }
}
