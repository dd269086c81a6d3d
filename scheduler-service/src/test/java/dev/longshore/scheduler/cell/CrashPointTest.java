package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.command.JobCommand.CancelRequested;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.command.JobCommand.TerminateRequested;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.core.CoreSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the shell, with the real core in it, between any two of its steps, and holds that nobody outside can tell. More rounds with
 * {@code -Dlongshore.crash.rounds=…}, one again with {@code -Dlongshore.crash.seed=…}.
 */
class CrashPointTest {

    private static final Logger LOG = LoggerFactory.getLogger(CrashPointTest.class);

    private static final int ROUNDS = Integer.getInteger("longshore.crash.rounds", 3);
    private static final int KILLS = 25;
    private static final int JOBS = 40;
    private static final int ATTEMPTS = 3;

    @TempDir
    static Path folder;

    private static Kafka kafka;
    private static int cells;

    @BeforeAll
    static void start() throws Exception {
        kafka = Kafka.start(folder, ROUNDS);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    static LongStream seeds() {
        long first = Long.getLong("longshore.crash.seed", 20_261_126);
        return LongStream.range(first, first + ROUNDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_shell_that_is_killed_between_any_two_steps_ends_each_job_once_and_launches_each_attempt_once(long seed) {
        CellBench bench = new CellBench(kafka, cells++);
        Arn queue = Arn.batch("eu-west-1", "123456789012", "job-queue", "cell-" + bench.number);
        CrashPoints points = new CrashPoints(seed, KILLS);
        DurableState durable = new DurableState();
        CoreSettings settings = CoreSettings.defaults().ofCell(bench.number);

        try (RestOfTheSystem others = new RestOfTheSystem(kafka, bench.number, queue);
                RestartedCell cell = new RestartedCell(bench, points, _ -> new CheckedCore(settings, durable, points))) {
            List<JobId> jobs = submit(new Random(seed), bench.number, queue);
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                cell.check();
                return jobs.stream().allMatch(others::hasEnded);
            });
            others.statuses().values().forEach(CrashPointTest::endsOnce);
            assertThat(others.launches()).isNotEmpty().allSatisfy((attempt, times) -> {
                assertThat(times).as("launches of %s", attempt).isEqualTo(1);
                assertThat(attempt.number()).isLessThanOrEqualTo(ATTEMPTS);
            });
        }

        LOG.info("seed {}: killed {}; {} transactions had been committed all the same", seed, points.kills(),
                durable.madeItAfterAll());
        assertThat(bench.state().entities()).containsExactlyInAnyOrderElementsOf(durable.afterAll().values());
        assertThat(points.left()).as("kills that were not carried out").isLessThan(KILLS / 2);
    }

    private static void endsOnce(List<JobStatusChanged> told) {
        assertThat(told).extracting(JobStatusChanged::version)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, told.size()).boxed().toList());
        assertThat(told.stream().flatMap(status -> status.transitions().stream()).map(Transition::to)
                .filter(status -> status.isTerminal())).as("ends of %s", told.getFirst().job()).hasSize(1);
        assertThat(told.getLast().status().isTerminal()).isTrue();
    }

    private static List<JobId> submit(Random random, int cell, Arn queue) {
        List<JobSubmitted> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            JobSubmitted job = job(random, queue, jobs);
            jobs.add(job);
            say(cell, job);
            if (random.nextInt(4) == 0) {
                say(cell, job);
            }
            if (random.nextInt(6) == 0) {
                say(cell, new CancelRequested(job.job(), "not wanted", Instant.now()));
            }
        }
        jobs.stream().filter(job -> job.jobName().equals(RestOfTheSystem.PATIENT))
                .forEach(job -> say(cell, new TerminateRequested(job.job(), "enough", Instant.now())));
        return jobs.stream().map(JobSubmitted::job).toList();
    }

    private static JobSubmitted job(Random random, Arn queue, List<JobSubmitted> earlier) {
        JobId id = JobId.of(new UUID(random.nextLong(), random.nextLong()).toString());
        String name = random.nextInt(5) == 0 ? RestOfTheSystem.PATIENT : "job";
        Optional<Integer> arraySize = random.nextInt(5) == 0 ? Optional.of(2 + random.nextInt(5)) : Optional.empty();
        List<JobDependency> after = earlier.isEmpty() || random.nextInt(3) > 0
                ? List.of()
                : List.of(JobDependency.on(earlier.get(random.nextInt(earlier.size())).job(), Optional.empty()));
        return new JobSubmitted(id, name, queue, "d", Instant.now(),
                ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 64)), new RetryStrategy(ATTEMPTS, List.of()),
                Optional.empty(), arraySize, after);
    }

    private static void say(int cell, JobCommand command) {
        kafka.send(Topic.JOB_COMMANDS, cell, command);
    }
}
