package dev.longshore.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.store.journal.Journal;
import dev.longshore.store.journal.Location;
import dev.longshore.store.journal.SlotTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedStoreTest {

    @TempDir
    Path folder;

    private EmbeddedStore store;
    private MongoClient client;
    private MongoCollection<Document> jobs;

    @BeforeEach
    void start() {
        store = EmbeddedStore.start(folder);
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

    @Test
    void documents_and_indexes_are_there_after_a_restart() {
        jobs.createIndex(Indexes.ascending("name"),
                new IndexOptions().unique(true).partialFilterExpression(Document.parse("{live: true}")));
        jobs.insertMany(IntStream.range(0, 50)
                .mapToObj(i -> new Document("_id", i).append("name", "n" + i).append("live", i % 2 == 0)).toList());
        jobs.deleteOne(new Document("_id", 3));
        jobs.updateOne(new Document("_id", 4), new Document("$set", new Document("name", "four")));
        restart();

        assertThat(jobs.countDocuments()).isEqualTo(49);
        assertThat(jobs.find(new Document("name", "four").append("live", true)).first()).containsEntry("_id", 4);
        assertThatThrownBy(() -> jobs.insertOne(Document.parse("{_id: 'x', name: 'n2', live: true}")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> jobs.insertOne(new Document("_id", 5))).isInstanceOf(MongoWriteException.class);
        jobs.insertOne(Document.parse("{_id: 'y', name: 'n2', live: false}"));
        assertThat(jobs.listIndexes().into(new ArrayList<>())).hasSize(2);
    }

    @Test
    void a_dropped_collection_and_database_stay_dropped_after_a_restart() {
        jobs.insertOne(new Document("_id", 1));
        client.getDatabase("other").getCollection("c").insertOne(new Document("_id", 1));
        jobs.drop();
        client.getDatabase("other").drop();
        restart();

        assertThat(client.getDatabase("gateway").listCollectionNames().into(new ArrayList<>())).isEmpty();
        assertThat(client.listDatabaseNames().into(new ArrayList<>())).doesNotContain("other");
        assertThat(jobs.countDocuments()).isZero();
    }

    @Test
    void a_write_that_was_cut_in_two_is_left_out() throws IOException {
        jobs.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
        stop();
        Path journal = newestJournal();
        try (var file = Files.newByteChannel(journal, StandardOpenOption.WRITE)) {
            file.truncate(Files.size(journal) - 3);
        }
        start();

        assertThat(jobs.find().map(job -> job.get("_id")).into(new ArrayList<>())).containsExactly(1);
        jobs.insertOne(new Document("_id", 3));
        restart();
        assertThat(jobs.countDocuments()).isEqualTo(2);
    }

    private Path newestJournal() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("gateway/jobs"))) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    @Test
    void a_folder_serves_one_store_at_a_time() {
        assertThatThrownBy(() -> EmbeddedStore.start(folder)).isInstanceOf(StoreStartException.class)
                .hasMessageContaining(folder.toString()).hasMessageContaining("in use");
        jobs.insertOne(new Document("_id", 1));
        restart();
        assertThat(jobs.countDocuments()).isEqualTo(1);
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> EmbeddedStore.start(file.resolve("store"))).isInstanceOf(StoreStartException.class)
                .hasMessageContaining(file.resolve("store").toString()).hasMessageContaining("cannot be written");
    }

    @Test
    void what_others_have_put_into_the_folder_does_not_matter() throws IOException {
        jobs.insertOne(new Document("_id", 1));
        stop();
        Files.copy(newestJournal(), newestJournal().resolveSibling("copy.journal"));
        Files.createDirectory(folder.resolve("lost+found"));
        Files.createDirectory(folder.resolve("100%"));
        start();

        assertThat(jobs.countDocuments()).isEqualTo(1);
        assertThat(folder.resolve("lost+found")).isEmptyDirectory();
    }

    @Test
    void data_that_cannot_be_understood_is_told_in_one_line_and_the_folder_stays_free() throws IOException {
        jobs.insertOne(new Document("_id", 1));
        stop();
        Path collection = folder.resolve("gateway/jobs");
        byte[] sound = Files.readAllBytes(newestJournal());
        writeFirstDocumentAgain(collection);

        assertThatThrownBy(() -> EmbeddedStore.start(folder)).isInstanceOf(StoreStartException.class)
                .hasMessageStartingWith("The store in " + folder + " cannot start, because its data cannot be understood: ")
                .hasMessageContaining("duplicate key").hasMessageContaining("gateway.jobs").hasMessageNotContaining("\n");
        Files.write(newestJournal(), sound);
        start();
        assertThat(jobs.countDocuments()).isEqualTo(1);
    }

    private static void writeFirstDocumentAgain(Path collection) throws IOException {
        SlotTable slots = new SlotTable();
        Journal journal = Journal.open(collection, 1 << 20, slots);
        journal.put(slots.nextFree(), journal.segments().read(slots.get(0)), Location.NONE);
        journal.close();
    }

    @Test
    void a_file_that_is_missing_is_named() throws IOException {
        jobs.insertOne(new Document("_id", 1));
        stop();
        Path later = folder.resolve("gateway/jobs/0000000003.journal");
        Files.copy(newestJournal(), later);

        assertThatThrownBy(() -> EmbeddedStore.start(folder)).isInstanceOf(StoreStartException.class)
                .hasMessageContaining(folder.resolve("gateway/jobs/0000000002.journal") + " is missing");
        Files.delete(later);
        start();
    }

    @Test
    void a_port_that_is_taken_is_named_and_the_folder_stays_free() throws IOException {
        Path other = folder.resolve("other-store");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> EmbeddedStore.start(other, taken.getLocalPort())).isInstanceOf(StoreStartException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        EmbeddedStore.start(other).close();
    }
}
