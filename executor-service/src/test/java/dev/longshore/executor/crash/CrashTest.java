package dev.longshore.executor.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.executor.FakeScheduler;
import dev.longshore.executor.TestBroker;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.docker.Leftovers;
import dev.longshore.executor.docker.NeedsDocker;
import dev.longshore.executor.host.DataFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An executor, in a JVM of its own, is killed at each point of an attempt's life: the attempt runs once, and its end is told. */
class CrashTest {
    @TempDir
    Path folder;

    private ExecutorId id;
    private FakeScheduler scheduler;
    private Process executor;

    @BeforeEach
    void open() throws IOException {
        try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
            id = data.executor();
        }
        scheduler = new FakeScheduler(TestBroker.bootstrapServers(), id);
    }

    @AfterEach
    void close() throws InterruptedException {
        executor.destroyForcibly().waitFor();
        scheduler.close();
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, mode = EnumSource.Mode.EXCLUDE, names = "NOWHERE")
    void a_process_runs_once_wherever_its_executor_is_killed(CrashPoint point) throws Exception {
        runs_once("process", point);
    }

    @NeedsDocker
    @ParameterizedTest
    @EnumSource(value = CrashPoint.class, names = {"PLACEMENT_RECEIVED", "BEFORE_RUNNING_IS_SAID", "BEFORE_THE_END_IS_SAID",
            "ACKNOWLEDGEMENT_RECEIVED"})
    void a_container_runs_once_wherever_its_executor_is_killed(CrashPoint point) throws Exception {
        try {
            runs_once("docker", point);
        } finally {
            executor.destroyForcibly().waitFor();
            Leftovers.remove(id);
        }
    }

    private void runs_once(String runtime, CrashPoint point) throws Exception {
        Path traces = folder.resolve("traces");
        ContainerSpec leavingATrace = mounting("echo ran >> " + traces + "; sleep 0.5; exit 3");
        executor = start(runtime, point);
        ExecutorReady ready = scheduler.awaitStart(1);
        JobPlaced placed = AnAttempt.placement(ready.executor(), ready.incarnation(), leavingATrace);
        scheduler.say(placed);
        acknowledgeEnd(ready, placed.attempt(), executor);
        assertThat(executor.waitFor(1, TimeUnit.MINUTES)).isTrue();

        executor = start(runtime, CrashPoint.NOWHERE);
        ready = scheduler.awaitStart(2);
        placeAgain(ready, placed);
        awaitEnd(placed.attempt());
        assertThat(traces).hasContent("ran");
        scheduler.acknowledge(ready, placed.attempt());
    }

    /** The scheduler's part: what is neither held nor known to have ended is placed again. */
    private void placeAgain(ExecutorReady ready, JobPlaced placed) {
        if (!ready.holding().contains(placed.attempt()) && endsOf(placed.attempt()).isEmpty()) {
            scheduler.say(new JobPlaced(placed.executor(), ready.incarnation(), placed.attempt(), placed.instance(),
                    placed.queue(), placed.computeEnvironment(), placed.jobName(), placed.jobDefinitionName(), placed.arraySize(),
                    placed.workload(), placed.node(), placed.cell()));
        }
    }

    private void acknowledgeEnd(ExecutorReady ready, AttemptId attempt, Process dying) {
        await().atMost(1, TimeUnit.MINUTES).until(() -> !dying.isAlive() || !endsOf(attempt).isEmpty());
        if (!endsOf(attempt).isEmpty()) {
            scheduler.acknowledge(ready, attempt);
        }
    }

    private void awaitEnd(AttemptId attempt) {
        await().atMost(1, TimeUnit.MINUTES).until(() -> !endsOf(attempt).isEmpty());
        assertThat(endsOf(attempt)).allMatch(end -> end.exitCode() == 3);
    }

    private List<AttemptExited> endsOf(AttemptId attempt) {
        return scheduler.reportsOf(attempt).stream().filter(AttemptExited.class::isInstance).map(AttemptExited.class::cast)
                .toList();
    }

    private ContainerSpec mounting(String script) {
        ContainerSpec plain = AnAttempt.shell(script);
        return new ContainerSpec(plain.image(), plain.command(), Map.of(), plain.resources(), Optional.empty(),
                List.of(new Volume("shared", Optional.of(folder.toString()))),
                List.of(new MountPoint("shared", folder.toString(), false)), List.of(), false, false);
    }

    private Process start(String runtime, CrashPoint point) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-D" + CrashPoint.PROPERTY + "=" + point, "-cp",
                System.getProperty("java.class.path"), CrashingExecutor.class.getName(), "--server.port=0",
                "--spring.config.name=executor",
                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(), "--longshore.executor.runtime=" + runtime,
                "--longshore.executor.data-folder=" + folder.resolve("data"),
                "--spring.kafka.producer.properties.[interceptor.classes]=" + CrashOnSend.class.getName()));
        Path said = Files.createTempFile(folder, "executor", ".log");
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }
}
