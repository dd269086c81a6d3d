package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.state.StateImage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OwnedCellCrashTest {

    private static final int JOBS = 150;
    private static final double PROBABILITY = 0.03;
    private static final int MOST_FAULTS = 20;

    @TempDir
    static Path folder;

    private static Kafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = Kafka.start(folder, Kafka.CELLS);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_cell_that_breaks_between_any_two_steps_says_the_same_as_one_that_does_not(long seed) {
        CellBench calm = new CellBench(kafka, 2 * (int) seed);
        CellBench shaken = new CellBench(kafka, 2 * (int) seed + 1);
        Faults none = new Faults(seed, 0, 0);
        Faults faults = new Faults(seed, PROBABILITY, MOST_FAULTS);

        try (var _ = new RestartedCell(calm, none, calm.countingCores());
                var _ = new RestartedCell(shaken, faults, shaken.countingCores())) {
            for (JobId job : jobs(new Random(seed))) {
                command(calm, job);
                command(shaken, job);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> isDone(calm) && isDone(shaken));
        }

        assertThat(faults.left()).as("faults that did not strike").isLessThan(MOST_FAULTS / 2);
        assertThat(shaken.said()).isEqualTo(calm.said());
        assertThat(entities(shaken.state())).isEqualTo(entities(calm.state()));
    }

    private static List<JobId> jobs(Random random) {
        return Stream.generate(() -> JobId.of(new UUID(random.nextLong(), random.nextLong()).toString())).limit(JOBS).toList();
    }

    private static void command(CellBench bench, JobId job) {
        bench.submit(job, "a");
        if (job.hashCode() % 3 == 0) {
            bench.submit(job, "a");
            bench.cancel(job);
        }
    }

    private static boolean isDone(CellBench bench) {
        return bench.state().offsets().next(Topic.JOB_COMMANDS).orElse(0) == kafka.end(Topic.JOB_COMMANDS, bench.number);
    }

    private static List<String> entities(StateImage image) {
        return image.entities().stream().map(Entity::key).sorted().toList();
    }
}
