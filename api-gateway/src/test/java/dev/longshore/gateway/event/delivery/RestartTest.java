package dev.longshore.gateway.event.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.JobDefinitionType;
import software.amazon.awssdk.services.batch.model.ResourceRequirement;
import software.amazon.awssdk.services.batch.model.ResourceType;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.RunningGateway;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.event.Receiver;
import dev.longshore.gateway.event.Receiver.Answer;
import dev.longshore.gateway.event.Receiver.Request;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.FakeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** Gateways with a broker of their own, that come and go. */
class RestartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String database = TestInfrastructure.mongoUri("events-" + UUID.randomUUID());
    private final Receiver receiver = Receiver.start();
    private EmbeddedBroker broker;
    private String queue;
    private String definition;

    @BeforeEach
    void startBroker() throws IOException {
        broker = EmbeddedBroker.start(TestInfrastructure.temporary("broker-of-events"));
    }

    @AfterEach
    void stop() {
        receiver.close();
        broker.close();
    }

    @Test
    void what_was_not_delivered_when_a_gateway_went_is_delivered_by_the_next() {
        receiver.answers(_ -> new Answer(503));
        AStatus status;
        String id;
        try (RunningGateway gateway = start()) {
            prepare(gateway);
            id = submit(gateway);
            status = FakeScheduler.statusesOf(id);
            say(status.waiting(JobStatus.RUNNABLE, null));
            Awaitility.await().atMost(PATIENCE).until(() -> !receiver.about(id).isEmpty());
        }
        say(status.running(1));
        receiver.answers(_ -> new Answer(200));
        int refused = receiver.about(id).size();

        try (RunningGateway _ = start()) {
            Awaitility.await().atMost(PATIENCE).until(() -> receiver.about(id).size() >= refused + 2);

            assertThat(receiver.about(id)).extracting(Request::status).endsWith("RUNNABLE", "RUNNING");
        }
    }

    @Test
    void gateways_share_the_work_and_one_that_goes_leaves_nothing_behind() {
        try (RunningGateway stays = start()) {
            prepare(stays);
            List<String> ids = new ArrayList<>();
            try (RunningGateway _ = start()) {
                for (int i = 0; i < 60; i++) {
                    ids.add(submit(stays));
                    say(FakeScheduler.statusesOf(ids.getLast()).waiting(JobStatus.RUNNABLE, null));
                }
            }
            for (int i = 0; i < 20; i++) {
                ids.add(submit(stays));
                say(FakeScheduler.statusesOf(ids.getLast()).waiting(JobStatus.RUNNABLE, null));
            }

            Awaitility.await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(ids).allSatisfy(id -> assertThat(receiver.about(id)).isNotEmpty()));
            assertThat(ids).allSatisfy(id -> assertThat(receiver.about(id)).extracting(Request::id).containsOnly(
                    receiver.about(id).getFirst().id()));
        }
    }

    @Test
    void what_happened_while_nobody_wanted_to_know_is_not_told_later() {
        String first;
        try (RunningGateway gateway = start()) {
            prepare(gateway);
            first = submit(gateway);
            say(FakeScheduler.statusesOf(first).waiting(JobStatus.RUNNABLE, null));
            Awaitility.await().atMost(PATIENCE).until(() -> !receiver.about(first).isEmpty());
            new TargetCalls(gateway.endpoint()).delete("hook");
        }
        String before;
        try (RunningGateway gateway = start()) {
            before = submitOnAnotherPartition(gateway, first);
            say(FakeScheduler.statusesOf(before).waiting(JobStatus.RUNNABLE, null), -60);
        }

        try (RunningGateway gateway = start()) {
            new TargetCalls(gateway.endpoint()).webhook("hook", receiver, "");
            String after = submit(gateway);
            say(FakeScheduler.statusesOf(after).waiting(JobStatus.RUNNABLE, null));

            Awaitility.await().atMost(PATIENCE).until(() -> !receiver.about(after).isEmpty());
            assertThat(receiver.about(before)).isEmpty();
        }
    }

    private RunningGateway start() {
        return RunningGateway.start(broker.bootstrapServers(), database);
    }

    private void prepare(RunningGateway gateway) {
        Cluster cluster = new Cluster(gateway.batch());
        queue = cluster.queueOver(cluster.environment(CRType.EC2));
        definition = Cluster.uniqueName("definition");
        gateway.batch().registerJobDefinition(request -> request.jobDefinitionName(definition).type(JobDefinitionType.CONTAINER)
                .containerProperties(container -> container.image("busybox").resourceRequirements(
                        ResourceRequirement.builder().type(ResourceType.VCPU).value("1").build(),
                        ResourceRequirement.builder().type(ResourceType.MEMORY).value("128").build())));
        new TargetCalls(gateway.endpoint()).webhook("hook", receiver, "");
    }

    private String submit(RunningGateway gateway) {
        return gateway.batch().submitJob(request -> request.jobName("job").jobQueue(queue).jobDefinition(definition)).jobId();
    }

    /** On that of a record that is not old enough yet, what comes behind it is read too. */
    private String submitOnAnotherPartition(RunningGateway gateway, String first) {
        return Stream.generate(() -> submit(gateway)).filter(id -> partition(id) != partition(first)).findFirst().orElseThrow();
    }

    private static int partition(String id) {
        return Topic.partitionOf(FakeScheduler.statusesOf(id).waiting(JobStatus.RUNNABLE, null).key());
    }

    private void say(JobStatusChanged change) {
        say(change, 0);
    }

    /** @param seconds by which the record was written earlier or later */
    private void say(JobStatusChanged change, int seconds) {
        StatusSender.send(broker.bootstrapServers(), change, seconds);
    }
}
