package dev.longshore.gateway.event;

import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.FakeScheduler;
import dev.longshore.gateway.store.WatchedStore;

import static org.assertj.core.api.Assertions.assertThat;

class BlocksTest {

    private static final String FULL = "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 8 vCPUs";
    private static final String LARGE = "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - needs 8 vCPUs";

    private final WatchedStore store = new WatchedStore();
    private final Blocks blocks = new Blocks(store.database());
    private final AStatus job = FakeScheduler.statusesOf(UUID.randomUUID().toString());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_block_is_told_once_and_its_end_once() {
        assertThat(blocks.note(job.waiting(JobStatus.RUNNABLE, FULL))).contains(EventKind.QUEUE_BLOCKED);
        assertThat(blocks.note(job.waiting(JobStatus.RUNNABLE, FULL + " and more"))).isEmpty();
        assertThat(blocks.note(job.running(1))).contains(EventKind.QUEUE_UNBLOCKED);
        assertThat(blocks.note(job.exited(JobStatus.SUCCEEDED, 1, 0))).isEmpty();
    }

    @Test
    void another_code_is_another_block() {
        blocks.note(job.waiting(JobStatus.RUNNABLE, FULL));

        assertThat(blocks.note(job.waiting(JobStatus.RUNNABLE, LARGE))).contains(EventKind.QUEUE_BLOCKED);
        assertThat(blocks.note(job.waiting(JobStatus.RUNNABLE, null))).contains(EventKind.QUEUE_UNBLOCKED);
    }

    @Test
    void a_reason_without_a_code_blocks_nothing() {
        assertThat(blocks.note(job.waiting(JobStatus.RUNNABLE, "instance i-1 is starting"))).isEmpty();
        assertThat(blocks.note(job.waiting(JobStatus.PENDING, FULL))).isEmpty();
        assertThat(blocks.note(job.stopped(JobStatus.FAILED, FULL, true))).isEmpty();
    }

    @Test
    void who_reads_on_knows_the_blocks_that_were_kept() {
        var blocked = job.waiting(JobStatus.RUNNABLE, FULL);
        blocks.note(blocked);
        blocks.keep();
        Blocks next = new Blocks(store.database());
        next.load();

        assertThat(next.note(blocked)).isEmpty();
        assertThat(next.note(job.running(1))).contains(EventKind.QUEUE_UNBLOCKED);
        next.keep();
        blocks.load();
        assertThat(blocks.note(job.exited(JobStatus.SUCCEEDED, 1, 0))).isEmpty();
    }

    @Test
    void what_was_not_kept_is_told_again_after_a_failure() {
        var blocked = job.waiting(JobStatus.RUNNABLE, FULL);
        blocks.note(blocked);

        blocks.load();

        assertThat(blocks.note(blocked)).isEqualTo(Optional.of(EventKind.QUEUE_BLOCKED));
    }
}
