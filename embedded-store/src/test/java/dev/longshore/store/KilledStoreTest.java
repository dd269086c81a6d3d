package dev.longshore.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KilledStoreTest {

    private static final int KILLS = 3;
    private static final int WRITERS = 3;
    private static final int BULK = 40;
    private static final int BULKS_BEFORE_KILL = 80;

    @TempDir
    Path folder;

    /** The highest version acknowledged for each job. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger bulks = new AtomicInteger();

    @Test
    void nothing_acknowledged_is_lost_when_the_process_is_killed() {
        for (int round = 1; round <= KILLS; round++) {
            try (StoreProcess store = StoreProcess.start(folder)) {
                assertNothingIsLost(store);
                writeUntilKilled(store, round);
            }
        }
        try (StoreProcess store = StoreProcess.start(folder)) {
            assertNothingIsLost(store);
        }
        assertThat(acknowledged).hasSizeGreaterThan(BULK);
    }

    private void writeUntilKilled(StoreProcess store, int round) {
        int enough = bulks.get() + BULKS_BEFORE_KILL;
        try (MongoClient client = clientOf(store); ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            IntStream.range(0, WRITERS).forEach(writer -> writers.submit(() -> write(jobs(client), writer, round)));
            Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(1))
                    .until(() -> bulks.get() >= enough);
            store.kill();
        }
    }

    private void write(MongoCollection<Document> jobs, int writer, int round) {
        try {
            for (int bulk = 0;; bulk++) {
                List<String> ids = idsOf(writer, bulk);
                int version = round * 1_000_000 + bulk;
                jobs.bulkWrite(ids.stream().map(id -> raise(id, version)).toList(), new BulkWriteOptions().ordered(false));
                ids.forEach(id -> acknowledged.put(id, version));
                bulks.incrementAndGet();
            }
        } catch (MongoException e) {
            assertThat(e).hasMessageNotContaining("duplicate"); // the kill has cut the connection
        }
    }

    /** Each writer has jobs of its own; it comes back to them, so that the journal is full of old versions. */
    private static List<String> idsOf(int writer, int bulk) {
        return IntStream.range(0, BULK).mapToObj(i -> writer + "-" + (bulk * BULK / 2 + i) % 2000).toList();
    }

    private static WriteModel<Document> raise(String id, int version) {
        Document update = new Document("$max", new Document("version", version))
                .append("$set", new Document("state", "S" + version % 7))
                .append("$setOnInsert", new Document("padding", "x".repeat(200)));
        return new UpdateOneModel<>(Filters.eq("_id", id), update, new UpdateOptions().upsert(true));
    }

    private void assertNothingIsLost(StoreProcess store) {
        try (MongoClient client = clientOf(store)) {
            MongoCollection<Document> jobs = jobs(client);
            jobs.createIndex(Indexes.ascending("state", "version"));
            Map<String, Integer> stored = new ConcurrentHashMap<>();
            jobs.find().forEach(job -> stored.put(job.getString("_id"), job.getInteger("version")));
            acknowledged.forEach((id, version) -> assertThat(stored.getOrDefault(id, -1)).as(id).isGreaterThanOrEqualTo(version));
            assertIndexAgrees(jobs, stored.size());
        }
    }

    private static void assertIndexAgrees(MongoCollection<Document> jobs, int size) {
        List<String> found = new ArrayList<>();
        IntStream.range(0, 7)
                .forEach(i -> jobs.find(Filters.eq("state", "S" + i)).forEach(job -> found.add(job.getString("_id"))));
        assertThat(found).hasSize(size).doesNotHaveDuplicates();
    }

    private static MongoCollection<Document> jobs(MongoClient client) {
        return client.getDatabase("gateway").getCollection("jobs");
    }

    private static MongoClient clientOf(StoreProcess store) {
        return MongoClients.create(MongoClientSettings.builder().applyConnectionString(new ConnectionString(store.uri()))
                .retryWrites(false).build());
    }
}
