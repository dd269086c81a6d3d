package dev.longshore.gateway.job.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ServerException;
import dev.longshore.gateway.job.submission.GroupCommit.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupCommitTest {

    private final SlowStore store = new SlowStore();
    private final List<Submission> published = new CopyOnWriteArrayList<>();
    private final List<Submission> inDoubt = new CopyOnWriteArrayList<>();
    private final DistributionSummary sizes = DistributionSummary.builder("sizes").register(new SimpleMeterRegistry());
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        store.gate.release(1_000);
        callers.close();
    }

    @Test
    void one_alone_is_written_at_once() {
        try (GroupCommit commit = commit(Duration.ofSeconds(10))) {
            store.gate.release();
            Submission alone = submission();

            assertThat(commit.write(alone)).isEqualTo(Outcome.WRITTEN);
            assertThat(store.groups).containsExactly(List.of(alone));
            assertThat(published).containsExactly(alone);
        }
    }

    @Test
    void those_that_come_while_a_write_is_under_way_share_the_next_one() {
        try (GroupCommit commit = commit(Duration.ofSeconds(10))) {
            List<CompletableFuture<Outcome>> calls = new ArrayList<>();
            calls.add(call(commit, submission()));
            Awaitility.await().until(() -> store.groups.size() == 1);
            for (int i = 0; i < 50; i++) {
                calls.add(call(commit, submission()));
            }
            Awaitility.await().until(() -> commit.waiting() == 50);
            store.gate.release(2);

            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(Outcome.WRITTEN));
            assertThat(store.groups).extracting(List::size).containsExactly(1, 50);
            assertThat(sizes.max()).isEqualTo(50);
        }
    }

    @Test
    void what_was_there_before_is_said_and_not_published() {
        try (GroupCommit commit = commit(Duration.ofSeconds(10))) {
            store.gate.release(2);
            Submission once = submission();

            assertThat(commit.write(once)).isEqualTo(Outcome.WRITTEN);
            assertThat(commit.write(once)).isEqualTo(Outcome.ALREADY_THERE);
            assertThat(published).hasSize(1);
        }
    }

    @Test
    void what_does_not_get_its_turn_in_time_is_withdrawn() {
        try (GroupCommit commit = commit(Duration.ofMillis(100))) {
            CompletableFuture<Outcome> first = call(commit, submission());
            Awaitility.await().until(() -> store.groups.size() == 1);
            Submission late = submission();

            assertThatThrownBy(() -> commit.write(late)).isInstanceOf(ServerException.class);
            store.gate.release(10);

            assertThat(first.join()).isEqualTo(Outcome.WRITTEN);
            assertThat(commit.write(submission())).isEqualTo(Outcome.WRITTEN);
            assertThat(published).doesNotContain(late);
        }
    }

    @Test
    void a_failure_is_told_to_all_of_the_group_which_is_in_doubt_then_and_the_next_one_is_written() {
        try (GroupCommit commit = commit(Duration.ofSeconds(10))) {
            store.failure = new IllegalStateException("away");
            store.gate.release(2);

            Submission failed = submission();
            assertThatThrownBy(() -> commit.write(failed)).hasMessage("away");
            assertThat(inDoubt).containsExactly(failed);
            store.failure = null;

            assertThat(commit.write(submission())).isEqualTo(Outcome.WRITTEN);
            assertThat(published).hasSize(1);
        }
    }

    private GroupCommit commit(Duration patience) {
        return new GroupCommit(store, 1, patience, new GroupCommit.Publication() {
            @Override
            public void publish(List<Submission> written) {
                published.addAll(written);
            }

            @Override
            public void inDoubt(List<Submission> group) {
                inDoubt.addAll(group);
            }
        }, sizes);
    }

    private CompletableFuture<Outcome> call(GroupCommit commit, Submission submission) {
        return CompletableFuture.supplyAsync(() -> commit.write(submission), callers);
    }

    static Submission submission() {
        Arn queue = Arn.batch("eu-west-1", "123456789012", "job-queue", "q");
        JobSubmitted message = new JobSubmitted(JobId.of(UUID.randomUUID().toString()), "job", queue, "definition", Instant.EPOCH,
                ContainerSpec.of("busybox", List.of(), Resources.of(1, 4)), RetryStrategy.NONE, Optional.empty(),
                Optional.empty(), List.of());
        return new Submission(message, 0, Arn.batch("eu-west-1", "123456789012", "job-definition", "definition:1"), "template",
                Optional.empty());
    }

    /** Writes a group for each permit of its gate. */
    private static final class SlowStore implements GroupCommit.Store {

        private final Semaphore gate = new Semaphore(0);
        private final List<List<Submission>> groups = new CopyOnWriteArrayList<>();
        private final List<JobId> written = Collections.synchronizedList(new ArrayList<>());
        private volatile RuntimeException failure;

        @Override
        public List<Outcome> write(List<Submission> group) {
            groups.add(group);
            gate.acquireUninterruptibly();
            if (failure != null) {
                throw failure;
            }
            return group.stream().map(submission -> {
                if (written.contains(submission.id())) {
                    return Outcome.ALREADY_THERE;
                }
                written.add(submission.id());
                return Outcome.WRITTEN;
            }).toList();
        }
    }
}
