package dev.longshore.messaging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

import dev.longshore.broker.EmbeddedBroker;
import dev.longshore.contracts.topic.Topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeadLettersTest {

    private static final String TOPIC = Topic.DEAD_LETTERS.topicName();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_dead_letter_that_kafka_does_not_take_stops_the_consumer() {
        MockProducer<String, byte[]> producer = new MockProducer<>(false, null, new StringSerializer(),
                new ByteArraySerializer());
        DeadLetters letters = new DeadLetters(producer, "harbour", meters);

        CompletableFuture<Void> put = CompletableFuture.runAsync(() -> letters.put(origin("k"), new byte[1], "broken"),
                task -> Thread.ofVirtual().start(task));
        Awaitility.await().until(() -> put.isDone() || producer.errorNext(new TimeoutException("no broker")));

        assertThatThrownBy(put::join).hasCauseInstanceOf(TimeoutException.class);
        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void a_value_as_large_as_any_is_put_aside_with_its_beginning_and_its_length(@TempDir Path folder) throws Exception {
        byte[] value = "v".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
            KafkaProperties properties = new KafkaProperties();
            properties.setBootstrapServers(List.of(broker.bootstrapServers()));
            createTopic(broker.bootstrapServers());
            try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(ClientSettings.producer(properties),
                    new StringSerializer(), new ByteArraySerializer())) {
                new DeadLetters(producer, "harbour", meters).put(origin("ü".repeat(400_000)), value, "ü".repeat(100_000));
            }

            ConsumerRecord<String, byte[]> letter = read(broker.bootstrapServers());

            assertThat(value).startsWith(letter.value()).hasSizeGreaterThan(letter.value().length);
            assertThat(letter.value()).hasSizeGreaterThan(900_000);
            assertThat(header(letter, "length")).isEqualTo("3000000");
            assertThat(header(letter, "origin")).isEqualTo("cargo-2@7");
            assertThat(header(letter, "service")).isEqualTo("harbour");
            assertThat(header(letter, "reason")).startsWith("üü");
        }
    }

    @Test
    void a_value_of_usual_size_stays_as_it_is_and_none_stays_none() {
        byte[] value = {1, 2, 3};

        var letter = DeadLetters.record(origin("k"), value, "broken", "harbour");

        assertThat(letter.key()).isEqualTo("k");
        assertThat(letter.value()).isEqualTo(value);
        assertThat(letter.headers().lastHeader("length")).isNull();
        assertThat(DeadLetters.record(origin(null), null, "broken", "harbour").value()).isNull();
    }

    @Test
    void what_comes_from_no_topic_has_headers_of_its_own() {
        MockProducer<String, byte[]> producer = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

        new DeadLetters(producer, "harbour", meters).put("schedules", "k", new byte[]{1}, "broken",
                Map.of("ERROR_CODE", "Unknown"));

        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("k");
            assertThat(letter.headers().lastHeader("origin").value()).asString().isEqualTo("schedules");
            assertThat(letter.headers().lastHeader("reason").value()).asString().isEqualTo("broken");
            assertThat(letter.headers().lastHeader("ERROR_CODE").value()).asString().isEqualTo("Unknown");
        });
        assertThat(meters.counter("longshore.dead.letters", "topic", "schedules").count()).isEqualTo(1);
    }

    private static ConsumerRecord<String, String> origin(String key) {
        return new ConsumerRecord<>("cargo", 2, 7, key, "not asked for");
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static ConsumerRecord<String, byte[]> read(String address) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", address),
                new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
