package dev.longshore.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest {

    private static final int SEGMENT_BYTES = 4096;

    @TempDir
    Path folder;

    private SlotTable slots;
    private Journal journal;
    private Reclaimer reclaimer;

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
        reclaimer.step();
    }

    private void remove(int slot) throws IOException {
        journal.remove(slot, slots.get(slot));
        slots.set(slot, Location.NONE);
        reclaimer.step();
    }

    private Map<Integer, String> content() {
        Map<Integer, String> content = new HashMap<>();
        slots.forEach((slot, location) -> content.put(slot, new String(journal.segments().read(location), UTF_8)));
        return content;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void what_was_put_is_there_after_reopening_and_what_was_removed_is_not() throws IOException {
        put(0, "a");
        put(1, "b");
        put(0, "c");
        remove(1);
        close();
        open();

        assertThat(content()).isEqualTo(Map.of(0, "c"));
        assertThat(slots.nextFree()).isEqualTo(1);
    }

    @Test
    void a_journal_that_is_written_over_and_over_stays_small() throws IOException {
        Random random = new Random(7);
        Map<Integer, String> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int slot = random.nextInt(40);
            if (random.nextInt(4) == 0 && expected.remove(slot) != null) {
                remove(slot);
            } else {
                expected.put(slot, "x".repeat(random.nextInt(60)) + i);
                put(slot, expected.get(slot));
            }
        }

        assertThat(journal.totalBytes()).isLessThan(5 * SEGMENT_BYTES);
        assertThat(files()).hasSizeLessThan(6);
        assertThat(content()).isEqualTo(expected);
        close();
        open();
        assertThat(content()).isEqualTo(expected);
    }

    @Test
    void what_was_found_stays_readable_while_the_journal_moves_on() throws IOException {
        put(0, "first");
        long location = slots.get(0);
        Segments then = journal.segments();
        for (int i = 0; i < 2000; i++) {
            put(0, "later " + i);
        }

        assertThat(files()).noneMatch(file -> file.getFileName().toString().startsWith("0000000001"));
        assertThat(new String(then.read(location), UTF_8)).isEqualTo("first");
    }

    @Test
    void garbage_behind_the_last_write_is_cut_off() throws IOException {
        put(0, "a");
        close();
        Files.write(files().getLast(), new byte[]{0, 0, 0, 9, 1, 2}, StandardOpenOption.APPEND);
        open();
        put(1, "b");
        close();
        open();

        assertThat(content()).isEqualTo(Map.of(0, "a", 1, "b"));
    }

    @Test
    void damage_in_a_file_that_was_finished_is_told_and_nothing_is_cut() throws IOException {
        for (int i = 0; i < 400; i++) {
            put(i, "body " + i);
        }
        close();
        Path oldest = files().getFirst();
        byte[] bytes = Files.readAllBytes(oldest);
        bytes[100] ^= 1;
        Files.write(oldest, bytes);

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining(oldest + " is damaged");
        assertThat(Files.size(oldest)).isEqualTo(bytes.length);
        bytes[100] ^= 1;
        Files.write(oldest, bytes);
        open();
        assertThat(content()).hasSize(400);
    }

    @Test
    void what_could_not_be_forced_is_forced_the_next_time() throws IOException {
        put(0, "a");
        close();

        assertThatThrownBy(journal::force).isInstanceOf(IOException.class);
        assertThatThrownBy(journal::force).isInstanceOf(IOException.class);
        open();
    }

    @Test
    void a_deleted_journal_leaves_nothing() throws IOException {
        put(0, "a");
        journal.delete();

        assertThat(folder).doesNotExist();
    }
}
