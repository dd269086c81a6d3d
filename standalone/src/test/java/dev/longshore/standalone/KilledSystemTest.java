package dev.longshore.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.batch.model.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a system keeps when it is killed. */
class KilledSystemTest {

    private static final int SINGLES = 20;
    private static final int CHILDREN = 20;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    private ChildSystem system;
    private BatchUser user;

    @Test
    void a_system_that_is_killed_again_and_again_runs_each_job_exactly_once() throws Exception {
        start();
        Path runs = folder.resolve("runs");
        String queue = user.queueOf(8);
        String definition = user.definitionOf("echo $AWS_BATCH_JOB_ID >> " + runs + "; sleep 1; echo done");
        List<String> singles = IntStream.range(0, SINGLES).mapToObj(_ -> user.submit(queue, definition)).toList();
        String array = user.submit(queue, definition, job -> job.arrayProperties(properties -> properties.size(CHILDREN)));

        for (int kill = 1; kill <= KILLS; kill++) {
            int begun = kill * (SINGLES + CHILDREN) / (KILLS + 2);
            await().atMost(BatchUser.PATIENCE).until(() -> linesOf(runs).size() >= begun);
            system.kill();
            start();
        }

        List<String> jobs = new ArrayList<>(singles);
        jobs.add(array);
        assertThat(jobs).allSatisfy(job -> assertThat(user.awaitEnd(job).status()).as(job).isEqualTo(JobStatus.SUCCEEDED));
        List<String> all = Stream.concat(singles.stream(), IntStream.range(0, CHILDREN).mapToObj(index -> array + ":" + index))
                .toList();
        assertThat(linesOf(runs)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all).allSatisfy(job -> assertThat(user.describe(job).attempts()).as(job).hasSize(1));
        await().untilAsserted(() -> assertThat(all).allSatisfy(
                job -> assertThat(user.linesOf(user.describe(job).container().logStreamName())).as(job).containsExactly("done")));
    }

    @AfterEach
    void stop() throws IOException {
        user.close();
        system.close();
    }

    private void start() throws IOException {
        if (user != null) {
            user.close();
            system.close();
        }
        system = ChildSystem.start(folder.resolve("home"));
        user = new BatchUser(system.endpoint());
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
