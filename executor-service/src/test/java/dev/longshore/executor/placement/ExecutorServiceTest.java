package dev.longshore.executor.placement;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.HostMessage.HostWithdrawn;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.log.JobLogLines;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.ExecutorApplication;
import dev.longshore.executor.FakeScheduler;
import dev.longshore.executor.TestBroker;
import dev.longshore.executor.container.AnAttempt;
import dev.longshore.executor.host.ExecutorIdentity;

import static dev.longshore.executor.container.AnAttempt.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The whole executor on the process runtime, between a real broker and a fake scheduler. */
class ExecutorServiceTest {

    private static final Duration GRACE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private FakeScheduler scheduler;
    private ConfigurableApplicationContext executor;
    private ExecutorReady ready;

    @BeforeEach
    void start() {
        executor = startExecutor();
        scheduler = new FakeScheduler(TestBroker.bootstrapServers(), executor.getBean(ExecutorIdentity.class).executor());
        restart(1);
    }

    @AfterEach
    void stop() throws InterruptedException {
        executor.close();
        scheduler.close();
    }

    @Test
    void an_executor_that_starts_says_who_it_is_what_its_host_has_and_that_it_lives() {
        await().until(() -> !scheduler.heard(HostRegistered.class).isEmpty() && scheduler.heard(Heartbeat.class).size() > 2);

        assertThat(ready.holding()).isEmpty();
        HostRegistered host = scheduler.heard(HostRegistered.class).getFirst();
        assertThat(host.executor()).isEqualTo(ready.executor());
        assertThat(host.runtime()).isEqualTo("process");
        assertThat(host.offered().vcpus().millis()).isEqualTo(host.capacity().vcpus().millis() * 16);
        assertThat(host.offered().memory().mebibytes()).isEqualTo(host.capacity().memory().mebibytes() - 512);
        assertThat(scheduler.heard(Heartbeat.class).getFirst().incarnation()).isEqualTo(ready.incarnation());
    }

    @Test
    void a_placement_is_reported_from_its_start_to_its_end_and_its_lines_come_before_the_end() {
        AttemptId attempt = place(shell("echo hello; echo world; exit 3"));

        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
        AttemptExited exited = (AttemptExited) scheduler.reportsOf(attempt).getLast();
        assertThat(exited.exitCode()).isEqualTo(3);
        await().untilAsserted(() -> assertThat(scheduler.linesOf(attempt)).containsExactly("hello", "world"));
        JobLogLines lines = scheduler.logs().stream().filter(batch -> batch.attempt().equals(attempt))
                .findFirst()
                .orElseThrow();
        assertThat(lines.stream()).isEqualTo(attempt.logStream("wordcount"));
        assertThat(List.of(lines.region(), lines.group())).containsExactly("eu-west-1", "/aws/batch/job");
        assertThat(lines.firstLine()).isZero();
    }

    @Test
    void a_hundred_thousand_lines_arrive_in_order_and_before_the_end() {
        AttemptId attempt = place(AnAttempt.running("seq", "100000"));
        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");

        await().untilAsserted(() -> assertThat(scheduler.linesOf(attempt)).hasSizeGreaterThanOrEqualTo(100_000));
        List<JobLogLines> batches = scheduler.logs().stream()
                .filter(lines -> lines.attempt().equals(attempt)).toList();
        long next = 0;
        for (JobLogLines batch : batches) {
            assertThat(batch.firstLine()).isEqualTo(next);
            next += batch.lines().size();
        }
        assertThat(next).isEqualTo(100_000);
        assertThat(scheduler.linesOf(attempt)).startsWith("1", "2").endsWith("99999", "100000");
    }

    @Test
    void a_job_that_prints_control_characters_ends() {
        AttemptId attempt = place(AnAttempt.running("head", "-c", "300000", "/dev/zero"));

        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
        await().untilAsserted(() -> assertThat(String.join("", scheduler.linesOf(attempt)).length()).isEqualTo(300_000));
        assertThat(String.join("", scheduler.linesOf(attempt))).isEqualTo("\0".repeat(300_000));
    }

    @Test
    void what_cannot_start_is_reported_with_its_reason() {
        AttemptId attempt = place(AnAttempt.running("no-such-program"));

        awaitReports(attempt, "AttemptStarting", "AttemptFailedToStart");
        assertThat(((AttemptFailedToStart) scheduler.reportsOf(attempt).getLast()).reason())
                .isEqualTo("CannotStartContainerError: no such executable: no-such-program");
    }

    @Test
    void a_placement_that_comes_again_runs_once_also_after_its_end_was_acknowledged() {
        Path traces = folder.resolve("traces");
        JobPlaced placed = placement(shell("echo ran >> " + traces));
        scheduler.say(placed);
        scheduler.say(placed);
        await().until(() -> scheduler.kindsOfReports(placed.attempt()).contains("AttemptExited"));
        scheduler.acknowledge(ready, placed.attempt());
        await().until(() -> attemptsOnDisk().isEmpty());

        scheduler.say(placed);
        AttemptId later = place(shell("exit 0"));

        awaitReports(later, "AttemptStarting", "AttemptRunning", "AttemptExited");
        assertThat(traces).hasContent("ran");
    }

    @Test
    void a_placement_for_another_start_of_the_executor_is_ignored() {
        JobPlaced foreign = AnAttempt.placement(ready.executor(), "another start", shell("exit 0"));
        scheduler.say(foreign);
        AttemptId own = place(shell("exit 0"));

        awaitReports(own, "AttemptStarting", "AttemptRunning", "AttemptExited");
        assertThat(scheduler.reportsOf(foreign.attempt())).isEmpty();
    }

    @Test
    void a_restarted_executor_holds_what_ran_and_reports_what_it_missed() throws IOException {
        Path go = folder.resolve("go");
        AttemptId attempt = place(shell("echo one; until [ -e " + go + " ]; do sleep 0.1; done; echo two; exit 6"));
        await().until(() -> scheduler.linesOf(attempt).contains("one"));

        executor.close();
        await().until(() -> !scheduler.heard(HostWithdrawn.class).isEmpty());
        Files.createFile(go);
        executor = startExecutor();
        restart(2);

        assertThat(ready.holding()).containsExactly(attempt);
        await().until(() -> scheduler.kindsOfReports(attempt).contains("AttemptExited"));
        assertThat(((AttemptExited) scheduler.reportsOf(attempt).getLast()).exitCode()).isEqualTo(6);
        await().untilAsserted(() -> assertThat(scheduler.linesOf(attempt)).endsWith("one", "two"));
    }

    @Test
    void an_end_is_held_until_it_is_acknowledged() {
        AttemptId attempt = place(shell("exit 0"));
        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");

        executor.close();
        executor = startExecutor();
        restart(2);
        assertThat(ready.holding()).containsExactly(attempt);
        scheduler.acknowledge(ready, attempt);
        await().until(() -> attemptsOnDisk().isEmpty());
    }

    @Test
    void an_attempt_that_is_asked_to_stop_ends() {
        AttemptId attempt = place(shell("exec sleep 60"));
        await().until(() -> scheduler.kindsOfReports(attempt).contains("AttemptRunning"));

        scheduler.say(new JobStopRequested(ready.executor(), ready.incarnation(), attempt, "enough", GRACE));

        awaitReports(attempt, "AttemptStarting", "AttemptRunning", "AttemptExited");
        assertThat(((AttemptExited) scheduler.reportsOf(attempt).getLast()).exitCode()).isEqualTo(143);
    }

    @Test
    void stopping_an_attempt_that_is_not_held_is_answered_with_its_end() {
        AttemptId unknown = placement(shell("exit 0")).attempt();

        scheduler.say(new JobStopRequested(ready.executor(), ready.incarnation(), unknown, "enough", GRACE));

        awaitReports(unknown, "AttemptFailedToStart");
    }

    private AttemptId place(ContainerSpec container) {
        JobPlaced placed = placement(container);
        scheduler.say(placed);
        return placed.attempt();
    }

    private JobPlaced placement(ContainerSpec container) {
        return AnAttempt.placement(ready.executor(), ready.incarnation(), container);
    }

    private void awaitReports(AttemptId attempt, String... kinds) {
        await().untilAsserted(() -> assertThat(scheduler.kindsOfReports(attempt)).containsExactly(kinds));
    }

    /** The slots whose labels are not erased. */
    private List<Path> attemptsOnDisk() throws IOException {
        List<Path> taken = new ArrayList<>();
        try (DirectoryStream<Path> slots = Files.newDirectoryStream(folder.resolve("data/process/slots"))) {
            for (Path slot : slots) {
                if (!Files.readString(slot.resolve("labels")).startsWith("\n")) {
                    taken.add(slot);
                }
            }
        }
        return taken;
    }

    private void restart(int number) {
        ready = scheduler.awaitStart(number);
    }

    private ConfigurableApplicationContext startExecutor() {
        return new SpringApplicationBuilder(ExecutorApplication.class).run("--spring.config.name=executor", "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(), "--longshore.executor.runtime=process",
                "--longshore.executor.data-folder=" + folder.resolve("data"));
    }
}
