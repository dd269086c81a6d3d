package dev.longshore.gateway.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.FrontOfQueueJobSummary;
import software.amazon.awssdk.services.batch.model.GetJobQueueSnapshotResponse;
import software.amazon.awssdk.services.batch.model.QueueSnapshotUtilizationDetail;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.Holder;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.InFront;
import dev.longshore.contracts.query.SchedulerAnswer.QueueFront.Shares;
import dev.longshore.gateway.job.JobTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JobQueueSnapshotTest extends JobTest {

    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00.123Z");
    private static final JobId JOB = JobId.parse("0f3c2b1a-0000-4000-8000-000000000001");

    @Test
    void the_first_of_a_queue_and_what_it_holds_are_shown_as_the_scheduler_says() {
        scheduler.show(queue, id -> new QueueFront(id, NOW, List.of(new InFront(JOB, NOW.minusSeconds(60)),
                new InFront(JOB.child(7), NOW)), 2_500, Optional.empty()));

        GetJobQueueSnapshotResponse snapshot = awaitFront();

        String arn = "arn:aws:batch:eu-west-1:123456789012:job/" + JOB;
        assertThat(snapshot.frontOfQueue().jobs()).containsExactly(job(arn, NOW.minusSeconds(60)), job(arn + ":7", NOW));
        assertThat(snapshot.frontOfQueue().lastUpdatedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(snapshot.frontOfQuotaShares()).isNull();
        QueueSnapshotUtilizationDetail use = snapshot.queueUtilization();
        assertThat(use.lastUpdatedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(use.totalCapacityUsage()).singleElement().satisfies(usage -> {
            assertThat(usage.capacityUnit()).isEqualTo("VCPU");
            assertThat(usage.quantity()).isEqualTo(2.5);
        });
        assertThat(use.fairshareUtilization()).as("the queue is first in, first out").isNull();
    }

    @Test
    void of_a_fair_share_queue_the_shares_that_hold_most_are_shown() {
        scheduler.show(queue, id -> new QueueFront(id, NOW, List.of(), 3_000,
                Optional.of(new Shares(5, List.of(new Holder("blue", 2_000), new Holder("red", 1_000))))));

        var shares = awaitFront().queueUtilization().fairshareUtilization();

        assertThat(shares.activeShareCount()).isEqualTo(5);
        assertThat(shares.topCapacityUtilization()).extracting(share -> share.shareIdentifier()).containsExactly("blue", "red");
        assertThat(shares.topCapacityUtilization().getLast().capacityUsage().getFirst().quantity()).isEqualTo(1.0);
    }

    @Test
    void when_the_scheduler_is_silent_what_it_said_last_is_shown_with_its_time() {
        scheduler.show(queue, id -> new QueueFront(id, NOW, List.of(new InFront(JOB, NOW)), 0, Optional.empty()));
        awaitFront();

        scheduler.hide(queue);

        Awaitility.await().during(Duration.ofSeconds(1)).until(
                () -> batch.getJobQueueSnapshot(request -> request.jobQueue(queue)).frontOfQueue(), front -> front != null
                        && front.lastUpdatedAt() == NOW.toEpochMilli());
    }

    @Test
    void before_a_scheduler_has_answered_nothing_is_shown() {
        GetJobQueueSnapshotResponse snapshot = batch.getJobQueueSnapshot(request -> request.jobQueue(queue));

        assertThat(snapshot.frontOfQueue()).isNull();
        assertThat(snapshot.queueUtilization()).isNull();
    }

    @Test
    void a_queue_that_does_not_exist_has_no_front() {
        assertThatThrownBy(() -> batch.getJobQueueSnapshot(request -> request.jobQueue("nobody")))
                .isInstanceOf(ClientException.class).hasMessageContaining("Job queue nobody does not exist");
    }

    private GetJobQueueSnapshotResponse awaitFront() {
        return Awaitility.await().until(() -> batch.getJobQueueSnapshot(request -> request.jobQueue(queue)),
                snapshot -> snapshot.frontOfQueue() != null);
    }

    private static FrontOfQueueJobSummary job(String arn, Instant since) {
        return FrontOfQueueJobSummary.builder().jobArn(arn).earliestTimeAtPosition(since.toEpochMilli()).build();
    }
}
