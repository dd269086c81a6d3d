package dev.longshore.gateway.projection;

import java.util.List;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusedStatusTest extends JobTest {

    private static final int ALMOST_TOO_LARGE = 16 * 1024 * 1024 - 100_000;

    @Autowired
    private JobStatusListener listener;
    @Autowired
    private Jobs jobs;

    @Test
    void the_scheduler_is_not_told_that_a_status_is_durable_which_the_store_refuses() {
        String refused = submit();
        String other = submit();
        jobs.collection().updateOne(Filters.eq(refused), Updates.set("padding", "x".repeat(ALMOST_TOO_LARGE)));

        listener.onStatus(List.of(failed(refused, "no ".repeat(50_000)).origin(), failed(other, "no").origin()));

        scheduler.hear(JobArchived.class, other);
        assertThat(scheduler.all(JobArchived.class, refused)).isEmpty();
        assertThat(describe(refused).statusAsString()).isEqualTo("SUBMITTED");
        try (Listener letters = new Listener(TestInfrastructure.bootstrapServers(), Topic.DEAD_LETTERS)) {
            letters.await(record -> refused.equals(record.key()));
        }
        jobs.collection().deleteOne(Filters.eq(refused));
    }

    @ParameterizedTest
    @ValueSource(ints = {14_031, 112, 50})
    void a_status_that_was_not_written_for_a_reason_that_may_pass_is_to_come_again(int code) {
        StatusRecord record = failed(submit(), "no");
        MongoBulkWriteException failure = failure(code);

        assertThatThrownBy(() -> StatusWriter.refused(failure, List.of(record))).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(ints = {121, 10_334, 17_419, 17_420})
    void a_status_that_would_be_refused_again_is_not_to_come_again(int code) {
        StatusRecord record = failed(submit(), "no");

        assertThat(StatusWriter.refused(failure(code), List.of(record))).containsExactly(record);
    }

    @Test
    void a_status_older_than_the_one_that_is_there_is_not_refused() {
        assertThat(StatusWriter.refused(failure(11_000), List.of(failed(submit(), "no")))).isEmpty();
    }

    private static MongoBulkWriteException failure(int code) {
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(code, "refused", new BsonDocument(), 0)), null, new ServerAddress(),
                Set.of());
    }

    private StatusRecord failed(String id, String reason) {
        var change = scheduler.of(id).stopped(JobStatus.FAILED, reason, false);
        return new StatusRecord(
                new ConsumerRecord<>(Topic.JOB_STATUS.topicName(), 0, 0, id, new Inbound.Readable(change)), change);
    }
}
