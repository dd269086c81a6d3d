package dev.longshore.executor.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;

import static dev.longshore.executor.container.AnAttempt.running;
import static dev.longshore.executor.container.AnAttempt.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What every runtime does, in the same words. */
public abstract class ContainerRuntimeContract {

    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    protected Path folder;

    protected final ExecutorId executor = new ExecutorId(UUID.randomUUID().toString());
    private ContainerRuntime runtime;
    private Attempt attempt;
    private final RecordedOutput output = new RecordedOutput();

    /** A runtime on the data of this test; opened again, it is the next start of the same executor. */
    protected abstract ContainerRuntime open() throws IOException;

    @BeforeEach
    void open_runtime() throws IOException {
        runtime = open();
        attempt = AnAttempt.of(executor);
    }

    @AfterEach
    void leave_nothing_behind() throws IOException {
        runtime.close();
        try (ContainerRuntime cleaner = open()) {
            for (Container left : cleaner.adopt(found -> new RecordedOutput())) {
                cleaner.stop(left.attempt().containerId(), Duration.ZERO);
                exitOf(left);
                cleaner.remove(left.attempt().id());
            }
        }
    }

    @Test
    void the_exit_code_of_a_command_comes_back() throws Exception {
        Exit exit = exitOf(start(shell("exit 7")));

        assertThat(exit.code()).isEqualTo(7);
        assertThat(exit.reason()).isEmpty();
        assertThat(exit.at()).isAfterOrEqualTo(exit.startedAt());
    }

    @Test
    void what_a_command_prints_is_heard_to_the_end_before_its_exit() throws Exception {
        exitOf(start(shell("echo one; echo; echo three; printf 'no line end'")));

        assertThat(output.hasEnded()).isTrue();
        assertThat(output.lines()).containsExactly("one", "", "three", "no line end");
    }

    @Test
    void standard_error_is_heard_too() throws Exception {
        exitOf(start(shell("echo complaint >&2")));

        assertThat(output.lines()).containsExactly("complaint");
    }

    @Test
    void what_a_command_prints_is_heard_while_it_runs() throws Exception {
        Container container = start(shell("echo ready; exec sleep 60"));

        await().untilAsserted(() -> assertThat(output.lines()).containsExactly("ready"));
        assertThat(container.exit()).isNotDone();
    }

    @Test
    void long_output_is_heard_whole_and_in_order() throws Exception {
        exitOf(start(shell("i=0; while [ $i -lt 30000 ]; do echo $i; i=$((i+1)); done")));

        assertThat(output.lines()).hasSize(30_000).startsWith("0", "1").endsWith("29998", "29999");
        assertThat(output.lines().get(12_345)).isEqualTo("12345");
    }

    @Test
    void a_line_longer_than_a_log_event_is_cut_into_several() throws Exception {
        exitOf(start(shell("head -c 600000 /dev/zero | tr '\\0' x; echo; echo after")));

        assertThat(output.lines()).extracting(String::length)
                .containsExactly(LineSplitter.LONGEST_LINE, LineSplitter.LONGEST_LINE, 600_000 - 2 * LineSplitter.LONGEST_LINE,
                        5);
    }

    @Test
    void a_command_sees_the_job_s_variables_and_those_of_AWS_Batch() throws Exception {
        attempt = AnAttempt.ofChild(executor);
        ContainerSpec plain = shell("env | grep -E '^(GREETING|AWS_)' | sort");
        exitOf(start(new ContainerSpec(plain.image(), plain.command(), Map.of("GREETING", "hello, \"world\""), plain.resources(),
                Optional.empty(), List.of(), List.of(), List.of(), false, false)));

        assertThat(output.lines()).containsExactly("AWS_BATCH_CE_NAME=rack", "AWS_BATCH_JOB_ARRAY_INDEX=2",
                "AWS_BATCH_JOB_ARRAY_SIZE=5",
                "AWS_BATCH_JOB_ATTEMPT=2", "AWS_BATCH_JOB_ID=" + attempt.id().job(), "AWS_BATCH_JQ_NAME=nightly",
                "AWS_EXECUTION_ENV=AWS_ECS_EC2", "GREETING=hello, \"world\"");
    }

    @Test
    void a_node_sees_which_one_it_is_and_where_the_main_node_is() throws Exception {
        attempt = AnAttempt.ofNode(executor, 2);
        exitOf(start(shell("env | grep -E '^AWS_BATCH_JOB' | sort")));

        assertThat(output.lines()).containsExactly("AWS_BATCH_JOB_ATTEMPT=1", "AWS_BATCH_JOB_ID=" + attempt.id().job(),
                "AWS_BATCH_JOB_MAIN_NODE_INDEX=1", "AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS=10.0.3.17",
                "AWS_BATCH_JOB_NODE_INDEX=2", "AWS_BATCH_JOB_NUM_NODES=3");
        assertThat(attempt.id().job().toString()).endsWith("#2");
        assertThat(restart(new RecordedOutput())).extracting(Container::attempt).containsExactly(attempt);
    }

    @Test
    void the_main_node_is_not_told_its_own_address() throws Exception {
        attempt = AnAttempt.ofNode(executor, 1);
        exitOf(start(shell("env | grep -E '^AWS_BATCH_JOB_.*NODE' | sort")));

        assertThat(output.lines()).containsExactly("AWS_BATCH_JOB_MAIN_NODE_INDEX=1", "AWS_BATCH_JOB_NODE_INDEX=1",
                "AWS_BATCH_JOB_NUM_NODES=3");
    }

    @Test
    void a_variable_reaches_the_command_whatever_its_name() throws Exception {
        ContainerSpec plain = running("env");
        exitOf(start(
                new ContainerSpec(plain.image(), plain.command(), Map.of("spring.profiles.active", "night shift", "my-name", "="),
                        plain.resources(), Optional.empty(), List.of(), List.of(), List.of(), false, false)));

        assertThat(output.lines()).contains("spring.profiles.active=night shift", "my-name==", "AWS_BATCH_JQ_NAME=nightly");
    }

    @Test
    void arguments_reach_the_command_as_they_are() throws Exception {
        exitOf(start(running("printf", "%s|", "a b", "$HOME", "'", "", "*")));

        assertThat(output.lines()).containsExactly("a b|$HOME|'||*|");
    }

    @Test
    void a_command_that_is_asked_to_stop_may_tidy_up() throws Exception {
        Container container = start(shell("trap 'echo tidy; exit 3' TERM; echo ready; while true; do sleep 0.1; done"));
        await().untilAsserted(() -> assertThat(output.lines()).contains("ready"));

        runtime.stop(attempt.containerId(), GRACE);

        assertThat(exitOf(container).code()).isEqualTo(3);
        assertThat(output.lines()).containsExactly("ready", "tidy");
    }

    @Test
    void a_command_that_does_not_listen_is_killed_after_the_grace_period() throws Exception {
        Container container = start(shell("trap '' TERM; echo ready; while true; do sleep 0.1; done"));
        await().untilAsserted(() -> assertThat(output.lines()).contains("ready"));

        runtime.stop(attempt.containerId(), Duration.ofSeconds(1));

        assertThat(exitOf(container).code()).isEqualTo(Exit.KILLED);
    }

    @Test
    void stopping_what_has_ended_or_never_was_does_nothing() throws Exception {
        exitOf(start(shell("exit 0")));

        runtime.stop(attempt.containerId(), GRACE);
        runtime.stop(AnAttempt.of(executor).containerId(), GRACE);
    }

    @Test
    void a_command_that_runs_on_while_nobody_watches_is_adopted() throws Exception {
        Path go = folder.resolve("go");
        start(mounting(folder, "echo first; until [ -e " + go + " ]; do sleep 0.1; done; echo last; exit 5"));
        await().untilAsserted(() -> assertThat(output.lines()).contains("first"));
        RecordedOutput afterwards = new RecordedOutput();

        List<Container> adopted = restart(afterwards);
        assertThat(adopted).extracting(Container::attempt).containsExactly(attempt);
        Files.createFile(go);

        assertThat(exitOf(adopted.getFirst()).code()).isEqualTo(5);
        assertThat(afterwards.lines()).containsExactly("first", "last");
    }

    @Test
    void an_end_that_nobody_watched_is_found() throws Exception {
        Path go = folder.resolve("go");
        Path gone = folder.resolve("gone");
        start(mounting(folder, "until [ -e " + go + " ]; do sleep 0.1; done; echo done; touch " + gone + "; exit 9"));
        runtime.close();
        Files.createFile(go);
        await().until(() -> Files.exists(gone));
        RecordedOutput afterwards = new RecordedOutput();

        List<Container> adopted = restart(afterwards);

        assertThat(exitOf(adopted.getFirst()).code()).isEqualTo(9);
        assertThat(afterwards.lines()).containsExactly("done");
    }

    @Test
    void an_end_is_kept_until_it_is_removed() throws Exception {
        exitOf(start(shell("exit 4")));

        assertThat(exitOf(restart(new RecordedOutput()).getFirst()).code()).isEqualTo(4);
        runtime.remove(attempt.id());
        assertThat(restart(new RecordedOutput())).isEmpty();
    }

    @Test
    void an_adopted_command_can_be_stopped() throws Exception {
        start(shell("echo ready; exec sleep 60"));
        await().untilAsserted(() -> assertThat(output.lines()).contains("ready"));

        Container adopted = restart(new RecordedOutput()).getFirst();
        runtime.stop(attempt.containerId(), Duration.ofSeconds(1));

        assertThat(exitOf(adopted).code()).isIn(143, Exit.KILLED);
    }

    @Test
    void a_command_that_did_not_listen_before_a_restart_is_killed_when_the_stop_is_asked_for_again() throws Exception {
        start(shell("trap '' TERM; echo ready; while true; do sleep 0.1; done"));
        await().untilAsserted(() -> assertThat(output.lines()).contains("ready"));
        runtime.stop(attempt.containerId(), Duration.ofHours(1));

        Container adopted = restart(new RecordedOutput()).getFirst();
        runtime.stop(attempt.containerId(), Duration.ofSeconds(1));

        assertThat(exitOf(adopted).code()).isEqualTo(Exit.KILLED);
    }

    @Test
    void an_attempt_that_is_started_twice_runs_once() throws Exception {
        Path traces = folder.resolve("traces");
        ContainerSpec leaving = mounting(folder, "echo ran >> " + traces);
        Container first = start(leaving);
        Container second = start(leaving);

        assertThat(exitOf(first).code()).isZero();
        assertThat(exitOf(second).code()).isZero();
        assertThat(traces).hasContent("ran");
    }

    @Test
    void a_folder_of_the_host_that_is_mounted_is_made_when_missing() throws Exception {
        Path results = folder.resolve("results").resolve("today");
        exitOf(start(mounting(results, "echo 42 > " + results + "/answer")));

        assertThat(results.resolve("answer")).hasContent("42");
    }

    @Test
    void a_program_that_is_not_there_fails_to_start_and_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> start(running("no-such-program", "x"))).isInstanceOf(StartFailedException.class)
                .hasMessageStartingWith("CannotStartContainerError: ").hasMessageContaining("no-such-program");

        assertThat(restart(new RecordedOutput())).isEmpty();
    }

    @Test
    void the_containers_of_a_task_run_beside_one_another_and_are_removed_together() throws Exception {
        Attempt main = attempt.container("main");
        Attempt proxy = attempt.container("a-name-" + "that-is-long-".repeat(18));
        exitOf(start(main, shell("exit 3"), new RecordedOutput()));
        start(proxy, shell("echo ready; exec sleep 60"), output);
        await().untilAsserted(() -> assertThat(output.lines()).contains("ready"));

        List<Container> adopted = restart(new RecordedOutput());
        assertThat(adopted).extracting(Container::attempt).containsExactlyInAnyOrder(main, proxy);
        runtime.stop(proxy.containerId(), Duration.ofSeconds(1));
        assertThat(adopted).extracting(container -> exitOf(container).code()).contains(3).isSubsetOf(3, 143, Exit.KILLED);

        runtime.remove(attempt.id());
        assertThat(restart(new RecordedOutput())).isEmpty();
    }

    /** The image and a script, with a folder of the host at the same place inside. */
    private static ContainerSpec mounting(Path shared, String script) {
        ContainerSpec plain = shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("shared", Optional.of(shared.toString()))),
                List.of(new MountPoint("shared", shared.toString(), false)), List.of(), false, false);
    }

    protected final Container start(ContainerSpec container) throws Exception {
        return start(attempt, container, output);
    }

    private Container start(Attempt which, ContainerSpec container, RecordedOutput heard) throws Exception {
        runtime.prepare(container);
        return runtime.start(which, container, heard);
    }

    protected final ContainerRuntime runtime() {
        return runtime;
    }

    protected final Attempt attempt() {
        return attempt;
    }

    protected final RecordedOutput output() {
        return output;
    }

    protected final Exit exitOf(Container container) {
        return container.exit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    protected final List<Container> restart(RecordedOutput afterwards) throws IOException {
        runtime.close();
        runtime = open();
        return runtime.adopt(found -> afterwards);
    }
}
