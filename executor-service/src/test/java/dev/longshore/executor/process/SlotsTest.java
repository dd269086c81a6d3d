package dev.longshore.executor.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.executor.container.AnAttempt;

import static org.assertj.core.api.Assertions.assertThat;

class SlotsTest {
    private static final String BOOT = "this boot";

    @TempDir
    Path folder;

    /** Root may do as it likes: for it, this holds in any case. */
    @Test
    void a_folder_that_a_job_has_closed_is_removed_all_the_same() throws Exception {
        Slots slots = new Slots(folder);
        Slot slot = slots.take();
        Path module = Files.createDirectories(slot.scratch().resolve("go/pkg/mod"));
        Files.writeString(module.resolve("go.mod"), "module");
        for (Path closed = module; !closed.equals(slot.folder()); closed = closed.getParent()) {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        }

        slots.giveBack(slot);

        assertThat(slots.take().scratch()).isEqualTo(slot.scratch()).isEmptyDirectory();
    }

    @Test
    void what_was_left_of_a_discarded_slot_is_removed_and_not_used() throws Exception {
        Slots slots = new Slots(folder);
        Path left = Files.createDirectories(folder.resolve("left.discarded/scratch"));

        slots.list().forEach(slots::giveBack);

        assertThat(left.getParent()).doesNotExist();
        assertThat(slots.take().folder()).isEqualTo(folder.resolve("1"));
    }

    @Test
    void a_slot_that_is_used_again_tells_nothing_of_the_attempt_before() throws Exception {
        Slots slots = new Slots(folder);
        Slot first = slots.take();
        first.assign(new Labels(AnAttempt.of(new ExecutorId("one")), Instant.now(), BOOT));
        first.writeExit(3, "for a reason");
        Files.writeString(first.output(), "words");
        Files.writeString(first.scratch().resolve("left"), "things");
        first.release();
        slots.giveBack(first);

        Slot again = slots.take();

        assertThat(again).isEqualTo(first);
        assertThat(again.exit(Instant.now())).isEmpty();
        assertThat(again.assigned()).isEmpty();
        assertThat(again.output()).isEmptyFile();
        assertThat(again.scratch()).isEmptyDirectory();
    }
}
