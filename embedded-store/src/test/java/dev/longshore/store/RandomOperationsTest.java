package dev.longshore.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.longshore.store.index.IndexMemory;
import dev.longshore.store.model.Chance;
import dev.longshore.store.model.Condition;
import dev.longshore.store.model.NaiveStore;

import static org.assertj.core.api.Assertions.assertThat;

/** The store against a naive one, over operations by chance and restarts; -Dseeds=200 for a longer run. */
class RandomOperationsTest {

    private static final int OPERATIONS = 600;
    private static final StoreSettings SMALL_SEGMENTS = new StoreSettings(2048, IndexMemory.LEAST_ENTRIES);

    @TempDir
    Path folder;

    private final NaiveStore model = new NaiveStore();
    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> documents;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 12));
    }

    private void start() {
        store = EmbeddedStore.start(folder, 0, SMALL_SEGMENTS);
        client = MongoClients.create(store.uri());
        documents = client.getDatabase("d").getCollection("c");
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_store_answers_as_a_naive_one_does(long seed) {
        start();
        documents.createIndex(Document.parse("{u: 1}"),
                new IndexOptions().unique(true).partialFilterExpression(Document.parse("{u: {$exists: true}}")));
        Chance chance = new Chance(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            operate(chance);
        }
        assertThat(documents.find().sort(new Document("_id", 1)).into(new ArrayList<>()))
                .isEqualTo(model.find(new Condition.All(List.of())));
    }

    private void operate(Chance chance) {
        switch (chance.below(24)) {
            case 0 -> restart();
            case 1 -> changeIndexes(chance);
            case 2 -> delete(chance.condition());
            case 3, 4, 5 -> replace(chance.document());
            case 6, 7, 8 -> update(chance.document());
            case 9, 10, 11, 12, 13, 14 -> insert(chance.document());
            case 15, 16 -> findSorted(chance);
            default -> find(chance.condition());
        }
    }

    private void restart() {
        stop();
        start();
    }

    private void changeIndexes(Chance chance) {
        List<String> names = documents.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
        if (names.size() > 6) {
            names.stream().filter(name -> !name.equals("_id_") && !name.equals("u_1")).findFirst()
                    .ifPresent(documents::dropIndex);
            return;
        }
        Document filter = chance.below(3) == 0 ? chance.partialFilter() : new Document();
        Document keys = chance.index();
        IndexOptions options = new IndexOptions().name(keys.toJson() + filter.toJson());
        documents.createIndex(keys, filter.isEmpty() ? options : options.partialFilterExpression(filter));
    }

    private void insert(Document document) {
        boolean inserted = model.insert(document);

        assertThat(isDone(() -> documents.insertOne(document))).as("insert %s", document).isEqualTo(inserted);
    }

    private void replace(Document document) {
        Document before = model.get(document.getInteger("_id"));
        boolean replaced = before != null && model.replace(document);
        FindOneAndReplaceOptions returnBefore = new FindOneAndReplaceOptions().returnDocument(ReturnDocument.BEFORE);

        Document[] returned = new Document[1];
        boolean done = isDone(() -> returned[0] = documents.findOneAndReplace(new Document("_id", document.get("_id")), document,
                returnBefore));
        assertThat(done).as("replace by %s", document).isEqualTo(replaced || before == null);
        assertThat(returned[0]).isEqualTo(done ? before : null);
    }

    private void update(Document document) {
        int id = document.getInteger("_id");
        Document changed = model.get(id);
        Document set = new Document("a", document.get("a")).append("b", document.get("b"));
        if (changed != null) {
            changed.putAll(set);
            changed.remove("c");
            model.replace(changed);
        }

        Document update = new Document("$set", set).append("$unset", new Document("c", ""));
        assertThat(documents.updateOne(new Document("_id", id), update).getMatchedCount()).isEqualTo(changed == null ? 0 : 1);
    }

    private void delete(Condition condition) {
        int size = model.find(condition).size();
        if (size <= 10) {
            assertThat(documents.deleteMany(condition.toQuery()).getDeletedCount()).as("delete %s", condition)
                    .isEqualTo(model.delete(condition));
        }
    }

    private void find(Condition condition) {
        List<Document> expected = model.find(condition);

        assertThat(documents.find(condition.toQuery()).sort(new Document("_id", 1)).into(new ArrayList<>()))
                .as("find %s", condition.toQuery().toJson()).isEqualTo(expected);
        assertThat(documents.countDocuments(condition.toQuery())).as("count %s", condition).isEqualTo(expected.size());
    }

    private void findSorted(Chance chance) {
        Condition condition = chance.condition();
        Document sort = chance.sort();
        int skip = chance.below(4);
        int limit = 1 + chance.below(30);

        assertThat(documents.find(condition.toQuery()).sort(sort).skip(skip).limit(limit).into(new ArrayList<>()))
                .as("find %s sorted by %s", condition.toQuery().toJson(), sort)
                .isEqualTo(model.find(condition, sort, skip, limit));
    }

    private static boolean isDone(Runnable write) {
        try {
            write.run();
            return true;
        } catch (MongoWriteException | MongoCommandException e) {
            assertThat(e.getCode()).isEqualTo(11000);
            return false;
        }
    }
}
