package dev.longshore.contracts.command;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.job.JobId;

import static org.assertj.core.api.Assertions.assertThat;

class JobsArchivedTest {

    private static final int MOST_THAT_KAFKA_TAKES = 1_048_576;

    @Test
    void however_many_jobs_have_ended_each_record_is_one_that_Kafka_takes() {
        List<JobArchived> ended = Stream.generate(() -> new JobArchived(JobId.of(UUID.randomUUID().toString()), Long.MAX_VALUE))
                .limit(20_001).toList();

        List<JobsArchived> records = JobsArchived.of(3, ended);

        assertThat(records).extracting(JobsArchived::cell).containsOnly(3);
        assertThat(records).flatExtracting(JobsArchived::jobs).isEqualTo(ended);
        MessageCodec codec = new MessageCodec();
        assertThat(records).allSatisfy(record -> assertThat(codec.write(record)).hasSizeLessThan(MOST_THAT_KAFKA_TAKES / 2));
    }
}
