package dev.longshore.executor.process;

import java.nio.file.Files;
import java.nio.file.Path;
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
