package dev.longshore.scheduler.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.Workload;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.core.state.JobSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StateImageTest {

    private static final StateCodec CODEC = new StateCodec(Entity.class);
    /** Enough to be read on all cores. */
    private static final int MANY = 1_000;

    private final StateImage image = new StateImage(CODEC);
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    @Test
    void many_records_come_to_the_same_as_one_by_one() {
        IntStream.range(0, MANY).forEach(i -> stored(spec(i, i)));
        IntStream.range(0, MANY).filter(i -> i % 2 == 0).forEach(i -> stored(spec(i, MANY + i)));
        IntStream.range(0, MANY).filter(i -> i % 3 == 0).forEach(i -> removed(spec(i, i)));

        image.apply(records);

        List<Entity> expected = IntStream.range(0, MANY).filter(i -> i % 3 != 0)
                .<Entity>mapToObj(i -> spec(i, i % 2 == 0 ? MANY + i : i)).toList();
        assertThat(image.entities()).containsExactlyElementsOf(expected);
    }

    @Test
    void what_jobs_have_in_common_is_there_once() {
        IntStream.range(0, MANY).forEach(i -> stored(spec(i, i)));

        image.apply(records);

        Workload first = workload(image.entities().iterator().next());
        assertThat(image.entities()).allSatisfy(entity -> assertThat(workload(entity)).isSameAs(first));
    }

    @Test
    void one_among_many_that_cannot_be_read_is_named() {
        IntStream.range(0, MANY).forEach(i -> stored(spec(i, i)));
        add("gang/1", "{}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> image.apply(records)).isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("gang/1");
    }

    private static Workload workload(Entity entity) {
        return ((JobSpec) entity).submitted().workload();
    }

    private static JobSpec spec(int number, long sequence) {
        return new JobSpec(new JobSubmitted(JobId.of(new UUID(7, number).toString()), "job-" + number,
                Arn.batch("us-east-1", "123456789012", "job-queue", "main"), "definition", Instant.EPOCH,
                ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 100)), new RetryStrategy(1, List.of()),
                Optional.empty(), Optional.empty(), List.of()), sequence);
    }

    private void stored(JobSpec spec) {
        add(spec.key(), CODEC.write(spec));
    }

    private void removed(JobSpec spec) {
        add(spec.key(), null);
    }

    private void add(String key, byte[] value) {
        records.add(new ConsumerRecord<>(Topic.SCHEDULER_STATE.topicName(), 0, records.size(), key, value));
    }
}
