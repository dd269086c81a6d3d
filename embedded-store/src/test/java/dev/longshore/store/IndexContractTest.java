package dev.longshore.store;

import java.util.ArrayList;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

class IndexContractTest extends MongoContract {

    private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

    @Test
    void a_second_document_with_a_unique_key_is_refused() {
        jobs.createIndex(Indexes.ascending("name", "region"), new IndexOptions().unique(true).name("by-name"));
        insert("{_id: 1, name: 'a', region: 'eu'}", "{_id: 2, name: 'a', region: 'us'}");

        assertRefused("{_id: 3, name: 'a', region: 'eu'}", "by-name");
        assertRefused("{_id: 1, name: 'z'}", "_id_");
        insert("{_id: 4, name: 'b', region: 'eu'}");
        assertThatThrownBy(() -> jobs.updateOne(doc("{_id: 4}"), doc("{$set: {name: 'a'}}")))
                .isInstanceOf(MongoWriteException.class);
        assertThat(stored(4).get("name")).isEqualTo("b");
        assertThat(idsOf("{name: 'a'}")).containsExactly(1, 2);
    }

    private void assertRefused(String document, String index) {
        MongoWriteException refused = catchThrowableOfType(MongoWriteException.class, () -> jobs.insertOne(doc(document)));

        assertThat(refused.getError().getCode()).isEqualTo(11000);
        assertThat(refused.getError().getMessage()).contains("E11000 duplicate key error collection: " + jobs.getNamespace(),
                "index: " + index, "dup key");
    }

    @Test
    void a_key_that_was_given_up_can_be_taken_again() {
        jobs.createIndex(Indexes.ascending("name"), UNIQUE);
        insert("{_id: 1, name: 'a'}", "{_id: 2, name: 'b'}");

        jobs.updateOne(doc("{_id: 1}"), doc("{$set: {name: 'c'}}"));
        jobs.updateOne(doc("{_id: 2}"), doc("{$set: {name: 'a'}}"));
        jobs.deleteOne(doc("{_id: 1}"));
        insert("{_id: 3, name: 'c'}");

        assertThat(idsOf("{name: {$in: ['a', 'c']}}")).containsExactly(2, 3);
    }

    @Test
    void a_missing_field_is_a_null_in_a_unique_key() {
        jobs.createIndex(Indexes.ascending("a", "b"), UNIQUE);
        insert("{_id: 1, a: 1}", "{_id: 2}");

        assertRefused("{_id: 3, a: 1, b: null}", "a_1_b_1");
        assertRefused("{_id: 4}", "a_1_b_1");
        insert("{_id: 5, a: 1, b: 0}");
        assertThat(idsOf("{a: 1, b: null}")).containsExactly(1);
    }

    @Test
    void a_partial_unique_index_binds_only_what_its_filter_selects() {
        jobs.createIndex(Indexes.ascending("token"),
                new IndexOptions().unique(true).partialFilterExpression(doc("{token: {$exists: true}}")));
        jobs.createIndex(Indexes.ascending("name"),
                new IndexOptions().unique(true).name("live").partialFilterExpression(doc("{state: 'LIVE'}")));
        insert("{_id: 1}", "{_id: 2}", "{_id: 3, token: 't', name: 'n', state: 'LIVE'}", "{_id: 4, name: 'n', state: 'OLD'}",
                "{_id: 5, name: 'n', state: 'OLD'}");

        assertRefused("{_id: 6, token: 't'}", "token_1");
        assertRefused("{_id: 7, name: 'n', state: 'LIVE'}", "live");
        assertThatThrownBy(() -> jobs.updateOne(doc("{_id: 4}"), doc("{$set: {state: 'LIVE'}}")))
                .isInstanceOf(MongoWriteException.class);
        jobs.updateOne(doc("{_id: 3}"), doc("{$set: {state: 'OLD'}}"));
        jobs.updateOne(doc("{_id: 4}"), doc("{$set: {state: 'LIVE'}}"));
        assertThat(idsOf("{name: 'n'}")).containsExactly(3, 4, 5);
        assertThat(idsOf("{name: 'n', state: 'LIVE'}")).containsExactly(4);
        assertThat(idsOf("{token: 't'}")).containsExactly(3);
        assertThat(idsOf("{token: null}")).containsExactly(1, 2, 4, 5);
    }

    @Test
    void a_partial_index_over_what_waits_yields_it_page_by_page_and_forgets_what_waits_no_more() {
        jobs.createIndex(Indexes.ascending("outbox", "_id"),
                new IndexOptions().partialFilterExpression(doc("{outbox: {$exists: true}}")));
        insert("{_id: 1, outbox: 5}", "{_id: 2}", "{_id: 3, outbox: 4}", "{_id: 4, outbox: 5}", "{_id: 5, outbox: 9}");
        jobs.updateOne(doc("{_id: 4}"), doc("{$set: {state: 'RUNNING'}}"));

        assertThat(ids(jobs.find(doc("{outbox: {$gte: 0, $lte: 8}}")).sort(doc("{outbox: 1, _id: 1}")))).containsExactly(3, 1, 4);
        assertThat(ids(jobs.find(doc("{outbox: {$gte: 5, $lte: 9}, $or: [{outbox: {$gt: 5}}, {_id: {$gt: 1}}]}"))
                .sort(doc("{outbox: 1, _id: 1}")))).containsExactly(4, 5);
        jobs.updateOne(doc("{_id: 1}"), doc("{$unset: {outbox: ''}}"));
        assertThat(idsOf("{outbox: {$gte: 0}}")).containsExactly(3, 4, 5);
        assertThat(idsOf("{outbox: null}")).containsExactly(1, 2);
        jobs.updateOne(doc("{_id: 2}"), doc("{$set: {outbox: 7}}"));
        assertThat(idsOf("{outbox: {$gte: 6}}")).containsExactly(2, 5);
    }

    @Test
    void a_document_is_found_under_what_an_update_has_made_of_its_key_and_under_what_it_has_left_alone() {
        jobs.createIndex(Indexes.ascending("name"));
        jobs.createIndex(Indexes.ascending("part"));
        insert("{_id: 1, name: 'a', part: {x: 1, y: 2}}", "{_id: 2, part: {x: 3, y: 4}}");

        jobs.updateOne(doc("{_id: 1}"), doc("{$set: {part: {y: 5, x: 1}, state: 'RUNNING'}}"));
        jobs.updateOne(doc("{_id: 2}"), doc("{$set: {name: null}}"));

        assertThat(idsOf("{part: {y: 5, x: 1}}")).containsExactly(1);
        assertThat(idsOf("{part: {x: 1, y: 2}}")).isEmpty();
        assertThat(idsOf("{name: 'a'}")).containsExactly(1);
        assertThat(idsOf("{name: null}")).containsExactly(2);
    }

    @Test
    void each_element_of_an_array_is_a_unique_key() {
        jobs.createIndex(Indexes.ascending("tags"), UNIQUE);
        insert("{_id: 1, tags: ['a', 'b', 'a']}");

        assertRefused("{_id: 2, tags: ['b', 'c']}", "tags_1");
        insert("{_id: 3, tags: ['c']}");
        assertThat(idsOf("{tags: 'a'}")).containsExactly(1);
        assertThat(ids(jobs.find(doc("{tags: {$gte: 'a'}}")).sort(doc("{tags: -1}")))).containsExactly(3, 1);
    }

    @Test
    void declaring_an_index_again_changes_nothing() {
        for (int i = 0; i < 2; i++) {
            jobs.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")),
                    new IndexOptions().name("ab").partialFilterExpression(doc("{a: {$exists: true}}")));
        }

        assertThat(jobs.listIndexes().into(new ArrayList<>())).extracting(index -> index.get("name"), index -> index.get("key"))
                .containsExactlyInAnyOrder(tuple("_id_", new Document("_id", 1)),
                        tuple("ab", new Document("a", 1).append("b", -1)));
    }

    @Test
    void an_index_that_is_to_hold_less_must_be_dropped_first() {
        jobs.createIndex(Indexes.ascending("a"));
        IndexOptions partial = new IndexOptions().partialFilterExpression(doc("{a: {$exists: true}}"));

        assertThatThrownBy(() -> jobs.createIndex(Indexes.ascending("a"), partial))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isIn(85, 86));
        jobs.dropIndex(Indexes.ascending("a"));
        assertThat(jobs.createIndex(Indexes.ascending("a"), partial)).isEqualTo("a_1");
    }

    @Test
    void an_index_that_contradicts_another_is_refused() {
        jobs.createIndex(Indexes.ascending("a"), new IndexOptions().name("x"));

        assertThatThrownBy(() -> jobs.createIndex(Indexes.ascending("b"), new IndexOptions().name("x")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(86));
        assertThatThrownBy(() -> jobs.createIndex(Indexes.ascending("a"), new IndexOptions().name("y")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode()).isEqualTo(85));
    }

    @Test
    void a_unique_index_cannot_be_made_over_duplicates() {
        insert("{_id: 1, a: 1}", "{_id: 2, a: 1}");

        assertThatThrownBy(() -> jobs.createIndex(Indexes.ascending("a"), UNIQUE))
                .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(jobs.listIndexes().into(new ArrayList<>())).hasSize(1);
        insert("{_id: 3, a: 1}");
    }

    @Test
    void a_dropped_index_binds_no_more_and_leaves_those_of_other_collections() {
        jobs.createIndex(Indexes.ascending("a"), UNIQUE);
        var others = database.getCollection("others");
        others.createIndex(Indexes.ascending("a"), UNIQUE);
        jobs.dropIndex("a_1");

        insert("{_id: 1, a: 1}", "{_id: 2, a: 1}");

        assertThat(others.listIndexes().into(new ArrayList<>())).hasSize(2);
        others.insertOne(doc("{_id: 1, a: 1}"));
        assertThatThrownBy(() -> others.insertOne(doc("{_id: 2, a: 1}"))).isInstanceOf(MongoWriteException.class);
    }
}
