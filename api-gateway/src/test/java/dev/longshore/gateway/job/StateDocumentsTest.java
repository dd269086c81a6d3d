package dev.longshore.gateway.job;

import java.time.Instant;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;

import static org.assertj.core.api.Assertions.assertThat;

class StateDocumentsTest {

    private final AStatus status = new AStatus(JobId.of("3f0c1a52-7d1e-4d3b-9a57-0a3f1c2b4d5e"), Instant.EPOCH);

    @Test
    void a_first_status_sets_only_what_it_tells_and_a_later_one_takes_back_what_it_does_not_tell() {
        Document first = StateDocuments.write(status.waiting(JobStatus.RUNNABLE, "CAPACITY:FULL - wait"));
        Document second = StateDocuments.write(status.waiting(JobStatus.RUNNABLE, null));

        assertThat(first.keySet()).containsExactly("version", "status", "reason");
        assertThat(second).containsEntry("reason", null).containsEntry("started", null).containsEntry("stopped", null)
                .containsEntry("current", null);
    }
}
