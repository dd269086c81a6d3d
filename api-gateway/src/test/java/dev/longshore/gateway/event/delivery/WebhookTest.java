package dev.longshore.gateway.event.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.Cluster;
import dev.longshore.gateway.Listener;
import dev.longshore.gateway.TestInfrastructure;
import dev.longshore.gateway.event.Receiver;
import dev.longshore.gateway.event.Receiver.Answer;
import dev.longshore.gateway.event.Receiver.Request;
import dev.longshore.gateway.event.TargetCalls;
import dev.longshore.gateway.event.targets.Secret;
import dev.longshore.gateway.job.AStatus;
import dev.longshore.gateway.job.JobTest;
import dev.longshore.messaging.Inbound;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTest extends JobTest {

    private final String target = Cluster.uniqueName("target");
    private final Receiver receiver = Receiver.start();
    private TargetCalls targets;

    @BeforeEach
    void open() {
        targets = new TargetCalls(endpoint());
    }

    @AfterEach
    void close() {
        targets.delete(target);
        receiver.close();
    }

    @Test
    void each_change_of_a_job_is_told_in_order_as_the_job_was_then() {
        targets.webhook(target, receiver, "");
        String id = submit(request -> request.tags(Map.of("team", "blue")));
        AStatus status = scheduler.of(id);

        scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1));
        scheduler.say(status.exited(JobStatus.SUCCEEDED, 1, 0));

        List<Request> heard = receiver.await(id, 3);
        assertThat(heard).extracting(Request::status).containsExactly("RUNNABLE", "RUNNING", "SUCCEEDED");
        JsonNode event = heard.getLast().event();
        assertThat(event.propertyNames()).containsExactly("version", "id", "detail-type", "source", "account", "time", "region",
                "resources", "detail");
        assertThat(event.path("detail-type").asString()).isEqualTo("Batch Job State Change");
        assertThat(event.path("source").asString()).isEqualTo("aws.batch");
        assertThat(event.path("account").asString()).isEqualTo("123456789012");
        assertThat(event.path("region").asString()).isEqualTo("eu-west-1");
        assertThat(event.path("time").asString()).isEqualTo("2026-01-02T03:04:08Z");
        assertThat(event.at("/resources/0").asString()).isEqualTo(event.at("/detail/jobArn").asString()).endsWith("job/" + id);
        assertThat(event.at("/detail/tags").toString()).contains("\"team\":\"blue\"", "\"resourceArn\":\"arn:aws:batch");
        assertThat(event.at("/detail/container/exitCode").asInt(-1)).isZero();
        assertThat(event.at("/detail/attempts").size()).isEqualTo(1);
        assertThat(heard.get(1).event().at("/detail/attempts").size()).isZero();
        assertThat(heard.get(1).event().at("/detail/container/image").asString()).isEqualTo("busybox");
    }

    @Test
    void what_is_told_is_signed() {
        targets.webhook(target, receiver, "");
        String id = submit();

        scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, null));

        Request request = receiver.await(id, 1).getFirst();
        assertThat(request.id()).isEqualTo(request.event().path("id").asString());
        assertThat(Instant.ofEpochSecond(Long.parseLong(request.timestamp()))).isBetween(Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(1));
        assertThat(request.signature()).isEqualTo(Signature.of(Secret.parse(TargetCalls.SECRET).orElseThrow(), request.id(),
                Long.parseLong(request.timestamp()), request.body().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_queue_that_is_blocked_and_its_end_are_told() {
        targets.webhook(target, receiver,
                ", \"filter\": {\"detailTypes\": [\"Batch Job Queue Blocked\", \"Batch Job Queue Unblocked\"]}");
        String id = submit();
        AStatus status = scheduler.of(id).in(queue);
        String reason = "CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY - needs 8 vCPUs";

        scheduler.say(status.waiting(JobStatus.RUNNABLE, reason), status.running(1));

        List<Request> heard = receiver.await(id, 2);
        JsonNode blocked = heard.getFirst().event();
        assertThat(blocked.path("detail-type").asString()).isEqualTo("Batch Job Queue Blocked");
        assertThat(blocked.at("/detail/statusReason").asString()).isEqualTo(reason);
        assertThat(blocked.at("/resources/1").asString()).isEqualTo(blocked.at("/detail/jobQueue").asString());
        assertThat(heard.getLast().event().path("detail-type").asString()).isEqualTo("Batch Job Queue Unblocked");
    }

    @Test
    void only_what_the_filter_lets_through_is_told() {
        String other = target + "-other";
        targets.webhook(target, receiver, ", \"filter\": {\"jobQueues\": [\"" + queue + "\"], \"statuses\": [\"FAILED\"]}");
        try (Receiver elsewhere = Receiver.start()) {
            targets.webhook(other, elsewhere, ", \"filter\": {\"jobQueues\": [\"no-such-queue\"]}");
            String id = submit();
            AStatus status = scheduler.of(id).in(queue);

            scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1), status.exited(JobStatus.FAILED, 1, 1));

            assertThat(receiver.await(id, 1)).extracting(Request::status).containsExactly("FAILED");
            assertThat(elsewhere.about(id)).isEmpty();
        } finally {
            targets.delete(other);
        }
    }

    @Test
    void what_failed_is_tried_again_with_the_same_id_before_what_follows() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        receiver.answers(request -> new Answer(seen.add(request.id()) ? 503 : 200));
        targets.webhook(target, receiver, "");
        String id = submit();
        AStatus status = scheduler.of(id);

        scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1));

        List<Request> heard = receiver.await(id, 4);
        assertThat(heard).extracting(Request::status).containsExactly("RUNNABLE", "RUNNABLE", "RUNNING", "RUNNING");
        assertThat(heard.get(0).id()).isEqualTo(heard.get(1).id()).isNotEqualTo(heard.get(2).id());
    }

    @Test
    void what_a_target_does_not_take_is_a_dead_letter_with_the_reason_and_the_next_is_told() {
        receiver.answers(request -> new Answer(request.status().equals("RUNNABLE") ? 422 : 200));
        targets.webhook(target, receiver, "");
        String id = submit();
        AStatus status = scheduler.of(id);

        scheduler.say(status.waiting(JobStatus.RUNNABLE, null), status.running(1));

        assertThat(receiver.await(id, 2)).extracting(Request::status).containsExactly("RUNNABLE", "RUNNING");
        assertDeadLetter(id, "event target " + target + ": HTTP 422, at the first attempt");
    }

    @Test
    void a_redirect_is_not_followed() {
        try (Receiver thief = Receiver.start()) {
            receiver.answers(_ -> new Answer(307, thief.url()));
            targets.webhook(target, receiver, ", \"retryPolicy\": {\"maximumRetryAttempts\": 1}");
            String id = submit();

            scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, null));

            assertDeadLetter(id, "event target " + target + ": HTTP 307; redirects are not followed, after 2 attempts");
            assertThat(receiver.about(id)).hasSize(2);
            assertThat(thief.about(id)).isEmpty();
        }
    }

    @Test
    void a_target_that_does_not_answer_keeps_no_other_waiting() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        String slow = target + "-slow";
        try (Receiver sleeper = Receiver.start()) {
            sleeper.answers(_ -> hang(end));
            targets.webhook(slow, sleeper, "");
            targets.webhook(target, receiver, "");
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 40; i++) {
                String id = submit();
                ids.add(id);
                scheduler.say(scheduler.of(id).waiting(JobStatus.RUNNABLE, null));
            }

            ids.forEach(id -> receiver.await(id, 1));
            Awaitility.await().until(() -> ids.stream().anyMatch(id -> !sleeper.about(id).isEmpty()));
            end.countDown();
        } finally {
            targets.delete(slow);
        }
    }

    private static Answer hang(CountDownLatch end) {
        try {
            end.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new Answer(200);
    }

    private static void assertDeadLetter(String key, String reason) {
        try (Listener letters = new Listener(TestInfrastructure.bootstrapServers(), Topic.DEAD_LETTERS)) {
            ConsumerRecord<String, Inbound> letter = letters.await(record -> key.equals(record.key()));
            assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8)).isEqualTo(reason);
            assertThat(new String(letter.headers().lastHeader("origin").value(), StandardCharsets.UTF_8))
                    .startsWith("longshore.events-");
        }
    }
}
