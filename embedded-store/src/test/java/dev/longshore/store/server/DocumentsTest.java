package dev.longshore.store.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.store.journal.JournalSettings;
import dev.longshore.store.journal.PeriodicForce;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentsTest {

    @TempDir
    Path folder;

    private final PeriodicForce force = PeriodicForce.start();
    private Documents documents;

    @BeforeEach
    void open() {
        documents = Documents.open("db.jobs", folder, new JournalSettings(4096, force));
    }

    @AfterEach
    void close() {
        documents.close();
        force.close();
    }

    @Test
    void a_write_does_not_fail_because_an_older_document_cannot_be_read_when_it_is_to_be_moved() throws IOException {
        Path oldest = folder.resolve("0000000001.journal");
        documents.insert(new Document("_id", "lives in the oldest file"));
        int slot = documents.insert(version(0));
        change(slot, 1, 90);
        assertThat(folder.resolve("0000000002.journal")).exists();
        cutOff(oldest);

        change(slot, 90, 1000);

        assertThat(documents.get(slot)).isEqualTo(version(999));
        assertThat(oldest).exists();
    }

    private void change(int slot, int from, int to) {
        for (int i = from; i < to; i++) {
            documents.replace(slot, version(i - 1), version(i));
        }
    }

    private static Document version(int version) {
        return new Document("_id", "changes").append("version", version);
    }

    private static void cutOff(Path journal) throws IOException {
        try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            file.truncate(10);
        }
    }
}
