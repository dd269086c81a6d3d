package dev.longshore.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.store.index.IndexMemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A collection whose indexes are several times as large as their memory. */
class LargeIndexTest {

    private static final int JOBS = 8 * IndexMemory.LEAST_ENTRIES;
    private static final StoreSettings LITTLE_MEMORY = new StoreSettings(256 * 1024, IndexMemory.LEAST_ENTRIES);

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> jobs;

    @BeforeEach
    void fill() {
        start();
        jobs.createIndex(Indexes.ascending("status", "created", "_id"));
        List<Integer> inAnyOrder = new ArrayList<>(IntStream.range(0, JOBS).boxed().toList());
        Collections.shuffle(inAnyOrder, new Random(7));
        jobs.insertMany(inAnyOrder.stream().map(LargeIndexTest::job).toList());
    }

    private void start() {
        store = EmbeddedStore.start(folder, 0, LITTLE_MEMORY);
        client = MongoClients.create(store.uri());
        jobs = client.getDatabase("gateway").getCollection("jobs");
    }

    @AfterEach
    void stop() {
        client.close();
        store.close();
    }

    private void restart() {
        stop();
        start();
    }

    private static Document job(int i) {
        return new Document("_id", id(i)).append("status", i % 10 == 0 ? "FAILED" : "SUCCEEDED").append("created", (long) i);
    }

    private static String id(int i) {
        return "job-%08x".formatted(Integer.reverse(i));
    }

    private List<Long> created(String status, int from, int limit) {
        return jobs.find(Filters.and(Filters.eq("status", status), Filters.gte("created", from))).sort(Sorts.ascending("created"))
                .limit(limit).map(job -> job.getLong("created")).into(new ArrayList<>());
    }

    @Test
    void every_document_is_found_by_its_id_before_and_after_a_restart() {
        assertAllAreFound();
        restart();
        assertAllAreFound();
    }

    private void assertAllAreFound() {
        for (int i = 0; i < JOBS; i += 97) {
            assertThat(jobs.find(Filters.eq("_id", id(i))).first()).isEqualTo(job(i));
        }
        assertThat(jobs.countDocuments(Filters.eq("status", "FAILED"))).isEqualTo((JOBS + 9) / 10);
        assertThat(created("FAILED", 5_000, 3)).containsExactly(5_000L, 5_010L, 5_020L);
        assertThat(created("SUCCEEDED", 0, JOBS)).hasSize(JOBS - (JOBS + 9) / 10).isSorted();
    }

    @Test
    void a_document_that_was_forgotten_long_ago_can_change_and_go() {
        jobs.updateOne(Filters.eq("_id", id(5_000)), Updates.set("status", "SUCCEEDED"));
        jobs.deleteOne(Filters.eq("_id", id(5_010)));
        restart();

        assertThat(created("FAILED", 4_990, 3)).containsExactly(4_990L, 5_020L, 5_030L);
        assertThat(created("SUCCEEDED", 4_999, 2)).containsExactly(4_999L, 5_000L);
    }

    @Test
    void an_id_that_is_taken_is_refused_whether_its_entry_is_in_memory_or_not() {
        for (int i = 0; i < JOBS; i += 397) {
            Document again = job(i);
            assertThatThrownBy(() -> jobs.insertOne(again)).isInstanceOf(MongoWriteException.class);
        }
        assertThat(jobs.countDocuments()).isEqualTo(JOBS);
    }

    @Test
    void many_who_read_at_once_see_the_same() {
        List<Integer> everywhere = IntStream.range(0, 4_000).map(i -> i * 7_919 % JOBS).boxed().toList();

        assertThat(everywhere.parallelStream().map(i -> jobs.find(Filters.eq("_id", id(i))).first().getLong("created")).toList())
                .isEqualTo(everywhere.stream().map(Integer::longValue).toList());
    }

    @Test
    void a_unique_index_over_documents_that_are_not_is_refused() {
        jobs.updateOne(Filters.eq("_id", id(1)), Updates.set("created", 5_000L));

        assertThatThrownBy(() -> jobs.createIndex(Indexes.ascending("created"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        jobs.updateOne(Filters.eq("_id", id(1)), Updates.set("created", 1L));
        jobs.createIndex(Indexes.ascending("created"), new IndexOptions().unique(true));
        assertThat(jobs.find(Filters.eq("created", 1L)).first()).isEqualTo(job(1));
    }

    @Test
    void a_collection_can_be_dropped_while_entries_are_on_disk() {
        jobs.drop();
        restart();

        assertThat(jobs.countDocuments()).isZero();
        assertThat(folder.resolve("gateway/jobs")).doesNotExist();
    }
}
