package dev.longshore.executor.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.task.TaskFiles.Remembered;

import static dev.longshore.executor.task.ATask.essential;
import static org.assertj.core.api.Assertions.assertThat;

class TaskFilesTest {

    private final Path folder;
    private final TaskFiles files;
    private final JobPlaced placed = AnAttempt.placement(new ExecutorId("one"), "start 1", ATask.of(essential("main")));

    TaskFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.files = new TaskFiles(folder, "boot 1");
    }

    @Test
    void a_task_is_remembered_with_how_far_it_has_come() throws IOException {
        files.add(placed);
        assertThat(files.list()).containsExactly(new Remembered(placed, Set.of(), Map.of(), false));

        files.started(placed.attempt(), "main");
        assertThat(files.list()).containsExactly(new Remembered(placed, Set.of("main"), Map.of(), false));
        files.failed(placed.attempt(), "proxy", "no\nsuch image");
        files.ending(placed.attempt());
        assertThat(files.list())
                .containsExactly(new Remembered(placed, Set.of("main"), Map.of("proxy", "no such image"), true));
        files.remove(placed.attempt());
        assertThat(files.list()).isEmpty();
    }

    @Test
    void a_task_ends_with_the_boot_of_its_host() throws IOException {
        files.add(placed);

        assertThat(new TaskFiles(folder, "boot 2").list()).containsExactly(new Remembered(placed, Set.of(), Map.of(), true));
    }

    @Test
    void a_file_that_breaks_off_within_a_character_is_removed_and_keeps_no_other_from_being_read() throws IOException {
        files.add(placed);
        Path torn = folder.resolve("torn");
        Files.writeString(torn, "boot 1\n{\"type\":\"J");
        Files.write(torn, new byte[]{(byte) 0xC3}, StandardOpenOption.APPEND);

        assertThat(files.list()).containsExactly(new Remembered(placed, Set.of(), Map.of(), false));
        assertThat(torn).doesNotExist();
    }
}
