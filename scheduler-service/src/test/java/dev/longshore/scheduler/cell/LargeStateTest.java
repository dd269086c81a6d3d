package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.contracts.status.EndedAttempt;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.core.state.ChildrenProgress;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.Progress;
import dev.longshore.scheduler.state.StateCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LargeStateTest {

    private static final JobId ARRAY = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");
    private static final Arn POOL = Arn.batch("eu-west-1", "123456789012", "compute-environment", "pool");
    private static final int KAFKA_S_DEFAULT = 1024 * 1024;
    /** As much as an executor reports. */
    private static final String LONG_REASON = "x".repeat(1024);

    @TempDir
    Path folder;

    @Test
    void what_is_kept_of_children_that_have_failed_again_and_again_fits_into_a_record() throws Exception {
        Map<Integer, Progress> children = IntStream.range(0, ChildrenProgress.SIZE).boxed()
                .collect(Collectors.toMap(index -> index, _ -> failed(9)));
        ChildrenProgress chunk = new ChildrenProgress(ARRAY, JobId.Part.CHILD, 0, children);
        byte[] value = new StateCodec(Entity.class).write(chunk);
        assertThat(value.length).isGreaterThan(KAFKA_S_DEFAULT);

        try (Kafka kafka = Kafka.start(folder, 1);
                Producer<String, byte[]> writer = new CellBench(kafka, 0).clients().writer(0)) {
            writer.initTransactions();
            writer.beginTransaction();
            writer.send(new ProducerRecord<>(Topic.SCHEDULER_STATE.topicName(), 0, chunk.key(), value));
            writer.commitTransaction();

            await().untilAsserted(() -> assertThat(kafka.committed(Topic.SCHEDULER_STATE)).hasSize(1));
        }
    }

    /** A task of ten containers, so many times. */
    private static Progress failed(int attempts) {
        Progress progress = Progress.untold(JobStatus.RUNNABLE, Instant.EPOCH);
        for (int number = 1; number <= attempts; number++) {
            CurrentAttempt attempt = new CurrentAttempt(number, new InstanceId("i-00000000000000001"), POOL,
                    Optional.of("a-log-stream"), Optional.of(1), Optional.of(LONG_REASON),
                    IntStream.range(0, 10).mapToObj(i -> new ContainerEnd("container-" + i, Optional.of(1),
                            Optional.of(LONG_REASON))).toList());
            progress = progress.afterAttempt(new EndedAttempt(attempt, Optional.empty(), Instant.EPOCH, "Task failed to start"));
        }
        return progress;
    }
}
