package dev.longshore.gateway.event.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.longshore.gateway.event.EventRecord;
import dev.longshore.gateway.event.targets.EventFilter;
import dev.longshore.gateway.event.targets.RetryPolicy;

import static org.assertj.core.api.Assertions.assertThat;

class CourierTest {

    private static final TopicPartition PARTITION = new TopicPartition("longshore.events", 0);

    private final Target target = new Target();
    private final Window window = new Window();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<String, byte[]> letters = new MockProducer<>(true, null, new StringSerializer(),
            new ByteArraySerializer());
    private final Attempts attempts = new Attempts(target, new RetryPolicy(3, Duration.ofHours(1)),
            new Backoff(Duration.ofMillis(1)), new UndeliveredEvents("t", letters, "test"),
            new DeliveryMeters(meters, "t", window, Clock.systemUTC()), Clock.systemUTC());
    private final Courier courier = new Courier(new EventFilter(Set.of(), Set.of("RUNNING"), Set.of()), attempts, window);
    private long offset;

    @AfterEach
    void close() {
        target.open.countDown();
        attempts.close();
    }

    @Test
    void a_job_that_is_tried_again_holds_up_its_own_events_only() {
        target.hold("a");
        courier.begin(List.of(PARTITION));

        courier.take(records(List.of(event("a", "1"), event("b", "1"), event("a", "2"), event("b", "2"))));

        Awaitility.await().untilAsserted(() -> assertThat(target.taken).containsExactly("b1", "b2"));
        assertThat(courier.done()).containsEntry(PARTITION, new OffsetAndMetadata(0));
        target.open.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(target.taken).containsExactly("b1", "b2", "a1", "a2"));
        Awaitility.await().untilAsserted(
                () -> assertThat(courier.done()).containsEntry(PARTITION, new OffsetAndMetadata(4)));
    }

    @Test
    void what_nobody_wants_is_done_at_once() {
        courier.begin(List.of(PARTITION));

        courier.take(records(List.of(event("a", "1", "FAILED"))));

        assertThat(courier.done()).containsEntry(PARTITION, new OffsetAndMetadata(1));
        assertThat(target.taken).isEmpty();
    }

    @Test
    void what_was_tried_often_enough_is_put_aside_and_counted() {
        target.refuse("a1");
        courier.begin(List.of(PARTITION));

        courier.take(records(List.of(event("a", "1"), event("a", "2"))));

        Awaitility.await().untilAsserted(() -> assertThat(target.taken).containsExactly("a2"));
        assertThat(letters.history()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo("a1".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                    .isEqualTo("event target t: no, after 4 attempts");
            assertThat(new String(letter.headers().lastHeader("event-target").value(), StandardCharsets.UTF_8)).isEqualTo("t");
        });
        assertThat(meters.counter("longshore.events.retried", "target", "t").count()).isEqualTo(3);
        assertThat(meters.counter("longshore.events.dead.lettered", "target", "t").count()).isEqualTo(1);
        Awaitility.await().untilAsserted(
                () -> assertThat(meters.timer("longshore.events.delivered", "target", "t").count()).isEqualTo(1));
    }

    @Test
    void an_event_that_is_too_old_is_not_tried() {
        courier.begin(List.of(PARTITION));
        ConsumerRecord<String, byte[]> old = event("a", "1", "RUNNING", Instant.now().minus(Duration.ofHours(2)));

        courier.take(records(List.of(old)));

        Awaitility.await().untilAsserted(() -> assertThat(letters.history()).hasSize(1));
        assertThat(target.taken).isEmpty();
    }

    @Test
    void what_is_no_event_is_put_aside() {
        courier.begin(List.of(PARTITION));

        courier.take(records(List.of(new ConsumerRecord<String, byte[]>(PARTITION.topic(), 0, offset++, "key", new byte[0]))));

        assertThat(letters.history()).hasSize(1);
        assertThat(courier.done()).containsEntry(PARTITION, new OffsetAndMetadata(1));
    }

    @Test
    void what_another_reader_has_taken_over_is_not_tried_again_here() {
        target.hold("a");
        courier.begin(List.of(PARTITION));
        courier.take(records(List.of(event("a", "1"), event("a", "2"))));
        Awaitility.await().until(() -> !target.asked.isEmpty());

        courier.end(List.of(PARTITION));
        target.open.countDown();
        courier.begin(List.of(PARTITION));
        courier.take(records(List.of(event("a", "3"))));

        Awaitility.await().untilAsserted(() -> assertThat(target.taken).contains("a3"));
        assertThat(target.taken).doesNotContain("a2");
    }

    @Test
    void the_age_of_what_is_not_delivered_yet_is_shown() {
        target.hold("a");
        courier.begin(List.of(PARTITION));

        courier.take(records(List.of(event("a", "1", "RUNNING", Instant.now().minusSeconds(100)))));

        assertThat(meters.get("longshore.events.lag.seconds").gauge().value()).isBetween(99.0, 160.0);
        assertThat(meters.get("longshore.events.under.way").gauge().value()).isEqualTo(1);
    }

    private ConsumerRecords<String, byte[]> records(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(PARTITION, records), Map.of(PARTITION, new OffsetAndMetadata(offset)));
    }

    private ConsumerRecord<String, byte[]> event(String job, String number) {
        return event(job, number, "RUNNING");
    }

    private ConsumerRecord<String, byte[]> event(String job, String number, String status) {
        return event(job, number, status, Instant.now());
    }

    private ConsumerRecord<String, byte[]> event(String job, String number, String status, Instant at) {
        Map<String, String> headers = new HashMap<>(Map.of("id", job + number, "detail-type", "Batch Job State Change",
                "job-queue", "arn:aws:batch:eu-west-1:123456789012:job-queue/q", "status", status));
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(PARTITION.topic(), 0, offset++, at.toEpochMilli(),
                TimestampType.CREATE_TIME, 0, 0, job,
                (job + number).getBytes(StandardCharsets.UTF_8), new RecordHeaders(),
                Optional.empty());
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    /** Takes what it is given, unless it is told not to. */
    private static final class Target implements Delivery {

        private final CountDownLatch open = new CountDownLatch(1);
        private final Set<String> held = ConcurrentHashMap.newKeySet();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> taken = new CopyOnWriteArrayList<>();

        void hold(String job) {
            held.add(job);
        }

        void refuse(String id) {
            refused.add(id);
        }

        @Override
        public void attempt(EventRecord event) throws Undelivered, InterruptedException {
            asked.add(event.id());
            if (held.contains(event.key())) {
                open.await();
            }
            if (refused.contains(event.id())) {
                throw Undelivered.forNow("no");
            }
            taken.add(event.id());
        }
    }
}
