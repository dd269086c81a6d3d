package dev.longshore.messaging;

import java.nio.charset.StandardCharsets;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.topic.Topic;

/**
 * Puts aside what could not be read or acted upon. A dead letter has the key and value it had, and headers that say where it stood
 * ({@code origin}: topic, partition and offset), which service gave up ({@code service}) and why ({@code reason}).
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<String, byte[]> producer;
    private final String service;
    private final MeterRegistry meters;

    public DeadLetters(Producer<String, byte[]> producer, String service, MeterRegistry meters) {
        this.producer = producer;
        this.service = service;
        this.meters = meters;
    }

    /** Sends and waits for the acknowledgement, so that the consumer may go on. Kafka's own errors are thrown. */
    public void put(ConsumerRecord<String, ?> origin, byte[] value, String reason) {
        producer.send(record(origin, value, reason, service));
        producer.flush();
        LOG.warn("dead letter from {}-{}@{}: {}", origin.topic(), origin.partition(), origin.offset(), reason);
        meters.counter("longshore.dead.letters", "topic", origin.topic()).increment();
    }

    /** The record to send, for those who send it in a transaction of their own. */
    public static ProducerRecord<String, byte[]> record(ConsumerRecord<String, ?> origin, byte[] value, String reason,
            String service) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), 0, origin.key(), value);
        letter.headers().add("origin", utf8(origin.topic() + "-" + origin.partition() + "@" + origin.offset()));
        letter.headers().add("service", utf8(service));
        letter.headers().add("reason", utf8(reason));
        return letter;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
