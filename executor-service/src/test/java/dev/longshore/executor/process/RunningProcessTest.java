package dev.longshore.executor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.log.LogLine;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.Output;
import dev.longshore.executor.container.RecordedOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RunningProcessTest {
    private static final String BOOT = "this boot";

    @TempDir
    Path folder;

    private final Launcher launcher = new NoLauncher();
    private Slot slot;

    @BeforeEach
    void assign() throws IOException {
        slot = Slot.create(folder.resolve("slot"));
        slot.assign(new Labels(AnAttempt.of(new ExecutorId("one")), Instant.now(), BOOT));
    }

    @Test
    void an_exit_that_a_shell_has_written_with_its_last_breath_counts() throws Exception {
        RunningProcess process = process(new RecordedOutput());
        process.runsIn(new EndingShell(() -> writeExit(5)));

        assertThat(process.hasExited(launcher)).isTrue();
        assertThat(process.container().exit().join().code()).isEqualTo(5);
    }

    @Test
    void a_shell_that_is_gone_without_a_word_was_killed() throws Exception {
        RunningProcess process = process(new RecordedOutput());
        process.runsIn(new EndingShell(() -> {}));

        assertThat(process.hasExited(launcher)).isTrue();
        assertThat(process.container().exit().join().code()).isEqualTo(Exit.KILLED);
    }

    @Test
    void an_attempt_that_is_not_launched_yet_has_not_vanished() throws Exception {
        assertThat(process(new RecordedOutput()).hasExited(launcher)).isFalse();
    }

    @Test
    void while_one_hears_the_end_slowly_another_does_not_wait_for_it_and_takes_nothing() throws Exception {
        SlowOutput slow = new SlowOutput();
        RunningProcess process = process(slow);
        process.runsIn(new EndingShell(() -> {}));
        writeExit(4);
        Thread first = Thread.ofVirtual().start(() -> look(process));
        await().until(() -> slow.begun.getCount() == 0);

        assertThat(process.hasExited(launcher)).isFalse();
        slow.go.countDown();
        first.join();

        assertThat(process.container().exit().join().code()).isEqualTo(4);
        assertThat(process.hasExited(launcher)).isFalse();
    }

    private RunningProcess process(Output output) {
        return new RunningProcess(slot, AnAttempt.of(new ExecutorId("one")), Instant.now(), output);
    }

    private void writeExit(int code) {
        try {
            slot.writeExit(code, "as it was");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(RunningProcess process) {
        try {
            process.hasExited(launcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something while it is asked whether it is over, and is. */
    private record EndingShell(Runnable last) implements Shell {
        @Override
        public boolean isOver() {
            last.run();
            return true;
        }

        @Override
        public List<ProcessHandle> commands() {
            return List.of();
        }
    }

    private static final class SlowOutput implements Output {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public void line(LogLine line) {
            throw new AssertionError("nothing was printed");
        }

        @Override
        public void end() {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class NoLauncher implements Launcher {
        @Override
        public long launch(List<String> command, Map<String, String> environment) {
            throw new AssertionError("nothing is to be launched");
        }

        @Override
        public boolean isOver(long process) {
            return true;
        }

        @Override
        public void killGroup(long group) {
            throw new AssertionError("no group is known");
        }
    }
}
