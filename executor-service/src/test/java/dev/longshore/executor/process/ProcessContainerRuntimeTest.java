package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.ContainerRuntimeContract;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.container.StartFailedException;

import static dev.longshore.executor.container.AnAttempt.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ProcessContainerRuntimeTest extends ContainerRuntimeContract {
    private static final String BOOT = "this boot";

    @Override
    protected ContainerRuntime open() throws IOException {
        return new ProcessContainerRuntime(data(), HostResources.ofThisHost("test", BOOT));
    }

    @Test
    void a_command_has_a_scratch_folder_and_none_of_the_executor_s_variables() throws Exception {
        exitOf(start(shell("pwd; echo $HOME $TMPDIR; echo $LONGSHORE_RUNTIME; env | grep -c SUREFIRE; ls")));

        String scratch = output().lines().getFirst();
        assertThat(scratch).startsWith(data().toRealPath().toString());
        assertThat(output().lines()).containsExactly(scratch, scratch + " " + scratch, "process", "0");
    }

    @Test
    void commands_that_are_asked_to_stop_as_soon_as_they_begin_hear_it() throws Exception {
        for (int round = 0; round < 20; round++) {
            Container container = runtime().start(AnAttempt.of(executor), shell("exec sleep 60"), new RecordedOutput());
            runtime().stop(container.attempt().containerId(), Duration.ofSeconds(20));

            assertThat(exitOf(container).code()).as("not killed in the end").isEqualTo(143);
        }
    }

    @Test
    void a_command_that_dies_of_a_signal_has_128_and_its_number_as_exit_code_and_nothing_in_its_output() throws Exception {
        assertThat(exitOf(start(shell("kill -KILL $$"))).code()).isEqualTo(Exit.KILLED);
        assertThat(output().lines()).isEmpty();
    }

    @Test
    void a_shell_that_is_killed_from_outside_ends_the_attempt_with_a_reason() throws Exception {
        Container container = start(shell("echo $PPID; sleep 60"));
        await().until(() -> !output().lines().isEmpty());

        ProcessHandle.of(Long.parseLong(output().lines().getFirst())).orElseThrow().destroyForcibly();

        Exit exit = exitOf(container);
        assertThat(exit.code()).isEqualTo(Exit.KILLED);
        assertThat(exit.reason()).hasValueSatisfying(reason -> assertThat(reason).contains("without an exit code"));
    }

    @Test
    void what_a_command_leaves_running_ends_with_it() throws Exception {
        exitOf(start(shell("sleep 60 & echo $!")));

        long left = Long.parseLong(output().lines().getFirst());
        await().until(() -> ProcessHandle.of(left).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_job_that_damages_what_is_written_of_it_runs_on_when_it_is_adopted() throws Exception {
        start(shell("echo nonsense > ../run; echo ready; sleep 2; exit 5"));
        await().until(() -> output().lines().contains("ready"));

        assertThat(exitOf(restart(new RecordedOutput()).getFirst()).code()).isEqualTo(5);
    }

    @Test
    void an_exit_that_cannot_be_read_is_none() throws Exception {
        Slot slot = assigned("damaged");
        Files.writeString(slot.folder().resolve("run"), "\uD83D\uDE00\nexit \nexit x\nexit 99999999999\n");

        assertThat(exitOf(restart(new RecordedOutput()).getFirst()).code()).isEqualTo(Exit.KILLED);
    }

    @Test
    void a_slot_that_cannot_be_read_keeps_no_others_from_being_adopted() throws Exception {
        Files.createDirectories(assigned("unreadable").folder().resolve("run"));
        exitOf(start(shell("exit 3")));

        assertThat(restart(new RecordedOutput())).extracting(Container::attempt).containsExactly(attempt());
    }

    @Test
    void an_attempt_whose_labels_only_a_newer_version_understands_is_let_be_and_nothing_of_it_is_touched() throws Exception {
        Slot slot = assigned("newer");
        Path labels = slot.folder().resolve("labels");
        Files.writeString(labels, Files.readString(labels).replace("longshore.cell=0", "longshore.cells=0,1"));
        Files.writeString(slot.folder().resolve("run"), "123\n");

        assertThat(restart(new RecordedOutput())).isEmpty();

        assertThat(slot.folder().resolve("run")).hasContent("123");
        assertThat(ProcessContainerRuntime.hasLeftAttempts(data())).isTrue();
    }

    @Test
    void labels_that_were_not_written_to_the_end_are_none() throws Exception {
        Slot slot = assigned("torn");
        Path labels = slot.folder().resolve("labels");
        Files.writeString(labels, Files.readString(labels).substring(0, 40));

        assertThat(slot.assigned()).isEmpty();
    }

    private Slot assigned(String name) throws IOException {
        Slot slot = Slot.create(data().resolve("slots").resolve(name));
        slot.assign(new Labels(AnAttempt.of(executor), Instant.now(), BOOT));
        return slot;
    }

    @Test
    void after_a_boot_a_group_that_has_the_number_of_an_attempt_s_is_let_be() throws Exception {
        Path go = data().resolve("go");
        Path lived = data().resolve("lived");
        Launcher launcher = HostLauncher.find();
        long group = launcher.launch(List.of("/bin/sh", "-c",
                "(until [ -e " + go + " ]; do sleep 0.1; done; touch " + lived + ") &"), Map.of());
        await().until(() -> launcher.isOver(group));
        Slot slot = Slot.create(data().resolve("slots").resolve("before"));
        slot.assign(new Labels(AnAttempt.of(executor), Instant.now(), "another boot"));
        Files.writeString(slot.folder().resolve("run"), group + "\n");

        assertThat(exitOf(restart(new RecordedOutput()).getFirst()).code()).isEqualTo(Exit.KILLED);

        Files.createFile(go);
        await().until(() -> Files.exists(lived));
    }

    @Test
    void an_attempt_whose_shell_never_began_is_not_held_and_never_begins() throws Exception {
        Slot slot = Slot.create(data().resolve("slots").resolve("never"));
        slot.assign(new Labels(AnAttempt.of(executor), Instant.now(), BOOT));
        assertThat(restart(new RecordedOutput())).isEmpty();
        assertThat(slot.folder()).doesNotExist();
    }

    @Test
    void a_mount_must_be_at_the_same_place_inside_as_outside() {
        ContainerSpec plain = shell("exit 0");
        ContainerSpec elsewhere = new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("v", Optional.of("/srv/in"))), List.of(new MountPoint("v", "/in", false)), List.of(), false,
                false);

        assertThatThrownBy(() -> start(elsewhere)).isInstanceOf(StartFailedException.class)
                .hasMessage("CannotCreateContainerError: "
                        + "on the process runtime a mount's containerPath must equal its volume's sourcePath: /in is not /srv/in");
        assertThat(Files.exists(Path.of("/srv/in"))).isFalse();
    }

    private Path data() {
        return folder.resolve("processes");
    }
}
