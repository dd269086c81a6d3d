package dev.longshore.store;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.client.result.UpdateResult;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UpdateContractTest extends MongoContract {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    @Test
    void fields_are_changed_in_place() {
        insert("{_id: 1, n: 5, low: 5, high: 5, gone: 1, list: ['a'], set: ['a'], in: {side: 1}}");

        UpdateResult result = jobs.updateOne(doc("{_id: 1}"), doc("""
                {$set: {'in.side': 2, added: true}, $inc: {n: 2}, $min: {low: 3}, $max: {high: 4}, $unset: {gone: ''},
                 $push: {list: {$each: ['b', 'c'], $slice: -2}}, $addToSet: {set: 'a'}}"""));

        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(stored(1))
                .isEqualTo(doc("{_id: 1, n: 7, low: 3, high: 5, list: ['b', 'c'], set: ['a'], in: {side: 2}, added: true}"));
    }

    @Test
    void an_upsert_inserts_with_the_fields_of_its_query() {
        UpdateResult first = jobs.updateOne(doc("{_id: 'j', q: 'a'}"), doc("{$set: {s: 1}, $setOnInsert: {c: 1}}"), UPSERT);
        UpdateResult second = jobs.updateOne(doc("{_id: 'j', q: 'a'}"), doc("{$set: {s: 2}, $setOnInsert: {c: 2}}"), UPSERT);

        assertThat(first.getUpsertedId().asString().getValue()).isEqualTo("j");
        assertThat(second.getUpsertedId()).isNull();
        assertThat(stored("j")).isEqualTo(doc("{_id: 'j', q: 'a', s: 2, c: 1}"));
    }

    @Test
    void an_update_that_changes_nothing_matches_only() {
        insert("{_id: 1, a: 1}");

        UpdateResult result = jobs.updateOne(doc("{_id: 1}"), doc("{$set: {a: 1}}"));

        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isZero();
    }

    @Test
    void an_update_is_refused_by_a_newer_version() {
        insert("{_id: 1, version: 3}");

        assertThat(jobs.updateOne(doc("{_id: 1, version: {$lt: 3}}"), doc("{$set: {version: 2}}")).getMatchedCount()).isZero();
        assertThat(jobs.updateOne(doc("{_id: 1, version: {$lt: 4}}"), doc("{$set: {version: 4}}")).getMatchedCount())
                .isEqualTo(1);
        assertThat(stored(1).get("version")).isEqualTo(4);
    }

    @Test
    void one_update_changes_one_document_and_many_change_all() {
        insert("{_id: 1, q: 'a'}", "{_id: 2, q: 'a'}", "{_id: 3, q: 'b'}");

        assertThat(jobs.updateOne(doc("{q: 'a'}"), doc("{$set: {x: 1}}")).getModifiedCount()).isEqualTo(1);
        assertThat(jobs.updateMany(doc("{q: 'a'}"), doc("{$set: {x: 1, q: 'c'}}")).getModifiedCount()).isEqualTo(2);
        assertThat(idsOf("{x: 1}")).containsExactly(1, 2);
    }

    @Test
    void an_unordered_bulk_goes_on_after_an_error_and_names_it() {
        insert("{_id: 1}");
        List<WriteModel<Document>> writes = List.of(new InsertOneModel<>(doc("{_id: 1}")), new InsertOneModel<>(doc("{_id: 2}")),
                new UpdateOneModel<>(doc("{_id: 3}"), doc("{$set: {a: 1}}"), UPSERT),
                new UpdateOneModel<>(doc("{_id: 2}"), doc("{$set: {a: 2}}"), UPSERT));

        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class,
                () -> jobs.bulkWrite(writes, new BulkWriteOptions().ordered(false)));

        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> {
            assertThat(error.getIndex()).isZero();
            assertThat(error.getCode()).isEqualTo(11000);
        });
        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
        assertThat(idsOf("{}")).containsExactly(1, 2, 3);
    }

    @Test
    void an_ordered_bulk_ends_at_the_first_error() {
        jobs.createIndex(doc("{u: 1}"), new IndexOptions().unique(true));
        insert("{_id: 1, u: 1}", "{_id: 2, u: 2}", "{_id: 3, u: 3}");
        List<WriteModel<Document>> writes = List.of(new UpdateOneModel<>(doc("{_id: 1}"), doc("{$set: {a: 1}}")),
                new UpdateOneModel<>(doc("{_id: 2}"), doc("{$set: {u: 1}}")),
                new UpdateOneModel<>(doc("{_id: 3}"), doc("{$set: {a: 1}}")));

        MongoBulkWriteException refused = catchThrowableOfType(MongoBulkWriteException.class, () -> jobs.bulkWrite(writes));

        assertThat(refused.getWriteErrors()).singleElement().satisfies(error -> assertThat(error.getIndex()).isEqualTo(1));
        assertThat(idsOf("{a: 1}")).containsExactly(1);
    }

    @Test
    void many_versioned_upserts_in_one_bulk_insert_and_update() {
        List<WriteModel<Document>> writes = IntStream.range(0, 500).<WriteModel<Document>>mapToObj(
                i -> new UpdateOneModel<>(new Document("_id", "j" + i), doc("{$max: {version: 1}, $setOnInsert: {c: true}}"),
                        UPSERT))
                .toList();

        BulkWriteResult first = jobs.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        BulkWriteResult second = jobs.bulkWrite(writes, new BulkWriteOptions().ordered(false));

        assertThat(first.getUpserts()).hasSize(500);
        assertThat(second.getMatchedCount()).isEqualTo(500);
        assertThat(jobs.countDocuments()).isEqualTo(500);
    }

    @Test
    void find_and_modify_returns_the_document_before_or_after() {
        insert("{_id: 1, n: 1, t: 2}", "{_id: 2, n: 1, t: 1}");
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

        assertThat(jobs.findOneAndUpdate(doc("{_id: 1}"), doc("{$inc: {n: 1}}")).get("n")).isEqualTo(1);
        assertThat(jobs.findOneAndUpdate(doc("{_id: 1}"), doc("{$inc: {n: 1}}"), after).get("n")).isEqualTo(3);
        assertThat(jobs.findOneAndUpdate(doc("{}"), doc("{$inc: {n: 1}}"), after.sort(doc("{t: 1}"))).get("_id")).isEqualTo(2);
        assertThat(jobs.findOneAndUpdate(doc("{_id: 9}"), doc("{$inc: {n: 1}}"))).isNull();
        assertThat(jobs.findOneAndUpdate(doc("{_id: 9}"), doc("{$inc: {n: 1}}"),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(doc("{_id: 9, n: 1}"));
        assertThat(jobs.findOneAndDelete(doc("{_id: 9}"))).isEqualTo(doc("{_id: 9, n: 1}"));
        assertThat(stored(9)).isNull();
    }

    @Test
    void documents_are_replaced_and_deleted() {
        insert("{_id: 1, q: 'a'}", "{_id: 2, q: 'a'}", "{_id: 3, q: 'b'}");

        assertThat(jobs.replaceOne(doc("{_id: 1, q: 'a'}"), doc("{q: 'c', n: 1}")).getModifiedCount()).isEqualTo(1);
        assertThat(stored(1)).isEqualTo(doc("{_id: 1, q: 'c', n: 1}"));
        assertThat(jobs.deleteOne(doc("{q: 'a'}")).getDeletedCount()).isEqualTo(1);
        assertThat(jobs.deleteMany(doc("{q: {$in: ['b', 'c']}}")).getDeletedCount()).isEqualTo(2);
        assertThat(jobs.countDocuments()).isZero();
    }

    @Test
    void changes_by_many_clients_at_once_are_all_made() throws InterruptedException {
        insert("{_id: 1, n: 0}");
        FindOneAndUpdateOptions after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            clients.invokeAll(Collections.nCopies(200,
                    () -> seen.add(jobs.findOneAndUpdate(doc("{_id: 1}"), doc("{$inc: {n: 1}}"), after).getInteger("n"))));
        }

        assertThat(stored(1).get("n")).isEqualTo(200);
        assertThat(seen).hasSize(200);
    }
}
