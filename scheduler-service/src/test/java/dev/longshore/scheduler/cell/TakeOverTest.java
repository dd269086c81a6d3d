package dev.longshore.scheduler.cell;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.GroupState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.topic.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TakeOverTest {

    private static final Logger LOG = LoggerFactory.getLogger(TakeOverTest.class);
    private static final String GROUP = "longshore-scheduler";
    private static final Arn QUEUE = Arn.batch("eu-west-1", "123456789012", "job-queue", "nightly");
    private static final int JOBS = 60;

    @TempDir
    Path folder;

    private Kafka kafka;
    private Admin admin;

    @BeforeEach
    void start() throws Exception {
        kafka = Kafka.start(folder, 1);
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void a_standby_takes_over_from_an_active_scheduler_that_is_killed_without_a_word() throws Exception {
        List<JobId> jobs = new ArrayList<>();
        try (RestOfTheSystem others = new RestOfTheSystem(kafka, 0, QUEUE);
                SchedulerProcess active = SchedulerProcess.start("active", kafka)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> members().size() == 1);
            try (SchedulerProcess standby = SchedulerProcess.start("standby", kafka)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> members().size() == 2);
                submit(jobs);
                await().until(() -> others.statuses().size() > JOBS / 2);

                active.kill();
                submit(jobs);

                await().atMost(Duration.ofMinutes(1)).until(() -> jobs.stream().allMatch(others::hasEnded));
                LOG.info("longest time without a decision: {} ms", longestSilence());
                assertThat(others.launches().values()).containsOnly(1);
                assertThat(standby.isAlive()).isTrue();
            }
        }
    }

    private Collection<MemberDescription> members() throws InterruptedException {
        try {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
            return group.groupState() == GroupState.STABLE ? group.members() : List.of();
        } catch (ExecutionException e) {
            return List.of();
        }
    }

    private void submit(List<JobId> jobs) {
        for (int i = 0; i < JOBS; i++) {
            JobId job = JobId.of(UUID.randomUUID().toString());
            jobs.add(job);
            kafka.send(Topic.JOB_COMMANDS, 0, new JobSubmitted(job, "job", QUEUE, "d", Instant.now(),
                    ContainerSpec.of("busybox", List.of("true"), Resources.of(1, 64)), new RetryStrategy(2, List.of()),
                    Optional.empty(), Optional.empty(), List.of()));
        }
    }

    private long longestSilence() {
        long[] times = kafka.committed(Topic.JOB_STATUS).stream().mapToLong(ConsumerRecord::timestamp).sorted().toArray();
        return IntStream.range(1, times.length).mapToLong(i -> times[i] - times[i - 1]).max().orElseThrow();
    }
}
