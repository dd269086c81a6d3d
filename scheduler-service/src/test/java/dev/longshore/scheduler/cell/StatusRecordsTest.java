package dev.longshore.scheduler.cell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.JobStatusMessage;

import static org.assertj.core.api.Assertions.assertThat;

class StatusRecordsTest {

    private static final MessageCodec CODEC = new MessageCodec();
    private static final JobId ARRAY = JobId.of("4c7599ae-0a82-49aa-ba5a-4727fcce14a8");
    private static final int MOST_THAT_KAFKA_TAKES = 1024 * 1024;

    @Test
    void the_statuses_of_a_small_turn_share_a_record_on_the_partition_of_their_cell() {
        List<JobStatusChanged> changes = changes(100, "waits");

        List<ProducerRecord<String, byte[]>> records = new StatusRecords(10, CODEC).records(changes, false).toList();

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("longshore.job-status");
            assertThat(record.partition()).isEqualTo(2);
        });
        assertThat(read(records)).isEqualTo(changes);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void those_of_a_large_turn_take_several_records_and_keep_their_order(boolean isMuch) {
        List<JobStatusChanged> changes = changes(1_234, "waits");

        List<ProducerRecord<String, byte[]>> records = new StatusRecords(0, CODEC).records(changes, isMuch).toList();

        assertThat(records).hasSize(13);
        assertThat(read(records)).isEqualTo(changes);
    }

    @Test
    void no_record_becomes_too_large_for_kafka() {
        List<JobStatusChanged> changes = changes(50, "x".repeat(100_000));

        List<ProducerRecord<String, byte[]>> records = new StatusRecords(0, CODEC).records(changes, false).toList();

        assertThat(records).allSatisfy(record -> assertThat(record.value().length).isLessThan(MOST_THAT_KAFKA_TAKES));
        assertThat(read(records)).isEqualTo(changes);
    }

    private static List<JobStatusChanged> read(List<ProducerRecord<String, byte[]>> records) {
        return records.stream().flatMap(record -> ((JobStatusMessage) CODEC.read(record.value())).changes().stream()).toList();
    }

    private static List<JobStatusChanged> changes(int count, String reason) {
        return IntStream.range(0, count)
                .mapToObj(index -> new JobStatusChanged(ARRAY.child(index),
                        Arn.batch("eu-west-1", "123456789012", "job-queue", "q"),
                        1, Instant.EPOCH, JobStatus.RUNNABLE, Optional.of(reason), null, null, null, null, null, false, false,
                        null))
                .toList();
    }
}
