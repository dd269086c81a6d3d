package dev.longshore.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.topic.Topic;

/**
 * Puts aside what could not be read or acted upon. A dead letter has the key and value it had, and headers that say where it stood
 * ({@code origin}: topic, partition and offset), which service gave up ({@code service}) and why ({@code reason}). What is larger than
 * Kafka takes in one record is cut off; then the value's length is told too ({@code length}: in bytes).
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    /** Kafka takes 1 MiB by default; the rest is for the headers and Kafka's own bytes. */
    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_KEY_CHARACTERS = 10_000;
    private static final int MAX_REASON_CHARACTERS = 1_000;

    private final Producer<String, byte[]> producer;
    private final String service;
    private final MeterRegistry meters;

    public DeadLetters(Producer<String, byte[]> producer, String service, MeterRegistry meters) {
        this.producer = producer;
        this.service = service;
        this.meters = meters;
    }

    /**
     * Sends and waits for the acknowledgement, so that the consumer may go on.
     *
     * @throws KafkaException or another error of Kafka's when it was not acknowledged; then the consumer must not go on
     */
    public void put(ConsumerRecord<String, ?> origin, byte[] value, String reason) {
        send(record(origin, value, reason, service));
        LOG.warn("dead letter from {}-{}@{}: {}", origin.topic(), origin.partition(), origin.offset(),
                cut(reason, MAX_REASON_CHARACTERS));
        meters.counter("longshore.dead.letters", "topic", origin.topic()).increment();
    }

    /**
     * The same for what comes from no topic.
     *
     * @param origin what it is, for the metrics, such as {@code schedules}
     * @param more headers besides
     */
    public void put(String origin, String key, byte[] value, String reason, Map<String, String> more) {
        ProducerRecord<String, byte[]> letter = record(origin, key, value, reason, service);
        more.forEach((name, text) -> letter.headers().add(name, utf8(cut(text, MAX_REASON_CHARACTERS))));
        send(letter);
        meters.counter("longshore.dead.letters", "topic", origin).increment();
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            producer.send(letter).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** The record to send, for those who send it in a transaction of their own. */
    public static ProducerRecord<String, byte[]> record(ConsumerRecord<String, ?> origin, byte[] value, String reason,
            String service) {
        return record(origin.topic() + "-" + origin.partition() + "@" + origin.offset(), origin.key(), value, reason, service);
    }

    private static ProducerRecord<String, byte[]> record(String origin, String key, byte[] value, String reason, String service) {
        byte[] content = cut(value, MAX_BYTES);
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), 0,
                cut(key, MAX_KEY_CHARACTERS), content);
        letter.headers().add("origin", utf8(origin));
        letter.headers().add("service", utf8(service));
        letter.headers().add("reason", utf8(cut(reason, MAX_REASON_CHARACTERS)));
        if (value != null && content.length < value.length) {
            letter.headers().add("length", utf8(Integer.toString(value.length)));
        }
        return letter;
    }

    private static String cut(String text, int characters) {
        return text == null || text.length() <= characters ? text : text.substring(0, characters);
    }

    private static byte[] cut(byte[] value, int bytes) {
        return value == null || value.length <= bytes ? value : Arrays.copyOf(value, bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
