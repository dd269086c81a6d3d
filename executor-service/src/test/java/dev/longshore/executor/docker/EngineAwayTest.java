package dev.longshore.executor.docker;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.RecordedOutput;
import dev.longshore.executor.container.StartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The engine goes away and comes back. */
@NeedsDocker
class EngineAwayTest {
    @TempDir
    Path folder;

    private final Attempt attempt = AnAttempt.of(new ExecutorId(UUID.randomUUID().toString()));
    private final RecordedOutput output = new RecordedOutput();
    private EngineProxy proxy;
    private DockerContainerRuntime runtime;

    @BeforeEach
    void open() throws IOException {
        proxy = new EngineProxy();
        runtime = new DockerContainerRuntime(DockerEngine.at(proxy.address()), attempt.executor(),
                new DockerSettings("host", Gpus.NONE, "busybox"),
                new Holdings(folder.resolve("holdings"), "this boot"));
    }

    @AfterEach
    void leave_nothing_behind() throws IOException {
        runtime.close();
        proxy.close();
        Leftovers.remove(attempt.executor());
    }

    @Test
    void an_end_that_happens_while_the_engine_is_away_is_found_and_no_line_is_lost_or_heard_twice() throws Exception {
        Path go = folder.resolve("go");
        Container container = start("echo one; until [ -e " + go + " ]; do sleep 0.1; done; echo two; exit 4");
        await().untilAsserted(() -> assertThat(output.lines()).containsExactly("one"));
        await().until(runtime::isAnswering);

        proxy.cut();
        await().until(() -> !runtime.isAnswering());
        Files.createFile(go);
        proxy.mend();

        assertThat(exitOf(container).code()).isEqualTo(4);
        assertThat(output.lines()).containsExactly("one", "two");
        assertThat(runtime.isAnswering()).isTrue();
    }

    @Test
    void an_engine_that_lists_a_container_and_refuses_to_say_how_it_is_is_asked_by_one_thread_only() throws Exception {
        Path go = folder.resolve("go");
        Container container = start("until [ -e " + go + " ]; do sleep 0.1; done; exit 4");
        proxy.failAfter("/json HTTP", Integer.MAX_VALUE);
        Files.createFile(go);
        for (int i = 0; i < 3; i++) {
            comeBack();
        }

        await().untilAsserted(() -> assertThat(threadsThatLookForEnds()).hasSize(1));
        proxy.failAfter("/json HTTP", 0);
        assertThat(exitOf(container).code()).isEqualTo(4);
    }

    /** Each time the runtime looks for what it may have missed. */
    private void comeBack() {
        await().until(runtime::isAnswering);
        proxy.cut();
        await().until(() -> !runtime.isAnswering());
        proxy.mend();
        await().until(runtime::isAnswering);
    }

    private List<String> threadsThatLookForEnds() throws IOException {
        Path dump = folder.resolve(UUID.randomUUID().toString());
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
                ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"end-")).toList();
        }
    }

    @Test
    void a_start_waits_for_the_engine() throws Exception {
        proxy.cut();
        Thread.ofVirtual().start(() -> {
            await().until(() -> proxy.refused() > 0);
            proxy.mend();
        });

        assertThat(exitOf(start("exit 3")).code()).isEqualTo(3);
    }

    @Test
    void a_start_whose_answer_was_lost_is_not_made_again() throws Exception {
        Path traces = folder.resolve("traces");
        proxy.cutAfter("/start HTTP");
        mendOnceCut();

        Container container = start("echo ran >> " + traces + "; exit 6");

        assertThat(exitOf(container).code()).isEqualTo(6);
        assertThat(traces).hasContent("ran");
    }

    @Test
    void a_start_that_was_made_and_refused_all_the_same_is_not_made_again() throws Exception {
        Path traces = folder.resolve("traces");
        proxy.failAfter("/start HTTP", 1);

        Container container = start("echo ran >> " + traces + "; exec sleep 1");

        assertThat(exitOf(container).code()).isZero();
        assertThat(traces).hasContent("ran");
    }

    @Test
    void an_engine_that_cannot_say_whether_it_started_is_asked_again() throws Exception {
        proxy.cutAfter("/start HTTP");
        Thread.ofVirtual().start(() -> {
            await().until(proxy::isCut);
            proxy.failAfter("/json HTTP", 3);
            proxy.mend();
        });

        assertThat(exitOf(start("exit 6")).code()).isEqualTo(6);
    }

    @Test
    void a_creation_whose_answer_was_lost_is_found() throws Exception {
        proxy.cutAfter("/containers/create");
        mendOnceCut();

        assertThat(exitOf(start("exit 2")).code()).isEqualTo(2);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_stop_that_the_engine_refuses_is_asked_for_again_and_the_refusal_told_once(CapturedOutput log) throws Exception {
        Container container = start("trap 'exit 5' TERM; echo up; while true; do sleep 0.1; done");
        await().untilAsserted(() -> assertThat(output.lines()).containsExactly("up"));
        proxy.garbleAfter("/stop?t=", 2);

        runtime.stop(attempt.containerId(), Duration.ofSeconds(30));

        assertThat(exitOf(container).code()).isEqualTo(5);
        assertThat(log.getOut()).containsOnlyOnce("cannot be stopped, which is tried again");
    }

    @Test
    void without_an_engine_nothing_is_adopted_and_that_is_said() {
        proxy.cut();

        assertThat(runtime.isAnswering()).isFalse();
        assertThatThrownBy(() -> runtime.adopt(found -> new RecordedOutput())).isInstanceOf(EngineAwayException.class)
                .hasMessageContaining("no answer from the engine at tcp://127.0.0.1:");
    }

    private void mendOnceCut() {
        Thread.ofVirtual().start(() -> {
            await().until(proxy::isCut);
            proxy.mend();
        });
    }

    private Container start(String script) throws StartFailedException, InterruptedException {
        ContainerSpec plain = AnAttempt.shell(script);
        ContainerSpec mounting = new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("shared", Optional.of(folder.toString()))),
                List.of(new MountPoint("shared", folder.toString(), false)), List.of(), false, false);
        runtime.prepare(mounting);
        return runtime.start(attempt, mounting, output);
    }

    private static Exit exitOf(Container container) {
        return container.exit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
