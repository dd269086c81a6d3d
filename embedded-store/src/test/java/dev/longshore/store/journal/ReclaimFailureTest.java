package dev.longshore.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What lives in the oldest file lives on, whatever fails while that file is emptied. */
class ReclaimFailureTest {

    private static final int SEGMENT_BYTES = 4096;
    private static final int LIVE = 20;

    @TempDir
    Path folder;

    private final Map<Integer, String> expected = new LinkedHashMap<>();
    private SlotTable slots;
    private Journal journal;
    private Reclaimer reclaimer;
    private int failures;

    @BeforeEach
    void open() throws IOException {
        slots = new SlotTable();
        journal = Journal.open(folder, SEGMENT_BYTES, slots);
        reclaimer = new Reclaimer(journal, slots);
    }

    @AfterEach
    void close() throws IOException {
        journal.close();
    }

    private void put(int slot, String body) throws IOException {
        slots.set(slot, journal.put(slot, body.getBytes(UTF_8), slots.get(slot)));
        expected.put(slot, body);
    }

    /** Bodies in the oldest file, and behind them so much that is dead that the file is to be emptied. */
    private void fill() throws IOException {
        for (int slot = 0; slot < LIVE; slot++) {
            put(slot, "lives in the oldest file " + slot);
        }
        for (int i = 0; !journal.isWasteful(); i++) {
            put(LIVE, "written over and over " + i);
        }
    }

    /** A folder stands where the journal's next file is to be. */
    private Path blockNextFile() throws IOException {
        return Files.createDirectory(folder.resolve("%010d.journal".formatted(journal.segments().newest().number() + 1)));
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            try {
                reclaimer.step();
            } catch (IOException _) {
                failures++;
            }
        }
    }

    private void assertNothingIsLost() throws IOException {
        assertThat(failures).isPositive();
        for (int i = 0; i < 1000; i++) {
            put(LIVE, "afterwards " + i);
            reclaimer.step();
        }
        assertThat(folder.resolve("0000000001.journal")).doesNotExist();
        assertThat(content()).isEqualTo(expected);
        close();
        open();
        assertThat(content()).isEqualTo(expected);
    }

    private Map<Integer, String> content() {
        Map<Integer, String> content = new LinkedHashMap<>();
        slots.forEach((slot, location) -> content.put(slot, new String(journal.segments().read(location), UTF_8)));
        return content;
    }

    @Test
    void a_body_that_cannot_be_moved_is_moved_later() throws IOException {
        fill();
        Path inTheWay = blockNextFile();
        while (journal.segments().newest().size() < SEGMENT_BYTES) {
            put(LIVE, "fills the newest file");
        }

        steps(LIVE);

        Files.delete(inTheWay);
        assertNothingIsLost();
    }

    @Test
    void a_file_that_cannot_be_deleted_takes_no_other_with_it() throws IOException {
        fill();
        Path oldest = journal.segments().oldest().path();
        byte[] bytes = Files.readAllBytes(oldest);
        Files.delete(oldest);
        Files.createFile(Files.createDirectory(oldest).resolve("in-the-way"));

        steps(LIVE);

        assertThat(files()).hasSize(journal.segments().count());
        Files.delete(oldest.resolve("in-the-way"));
        Files.delete(oldest);
        Files.write(oldest, bytes);
        assertNothingIsLost();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
