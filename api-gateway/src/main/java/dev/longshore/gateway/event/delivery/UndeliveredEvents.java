package dev.longshore.gateway.event.delivery;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.messaging.DeadLetters;

/**
 * Puts events that a target did not take onto the topic of dead letters: the event, the reason, and in header {@code event-target} the
 * target. The log hears of them once a minute: a target that is away for long has many.
 */
final class UndeliveredEvents {

    private static final Logger LOG = LoggerFactory.getLogger(UndeliveredEvents.class);
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);
    private static final long PATIENCE_SECONDS = 65;

    private final String target;
    private final Producer<String, byte[]> producer;
    private final String service;
    private long quietUntil = System.nanoTime();
    private long unsaid;

    UndeliveredEvents(String target, Producer<String, byte[]> producer, String service) {
        this.target = target;
        this.producer = producer;
        this.service = service;
    }

    /** @return whether Kafka has acknowledged it */
    boolean put(ConsumerRecord<String, byte[]> origin, String reason) {
        ProducerRecord<String, byte[]> letter = DeadLetters.record(origin, origin.value(),
                "event target " + target + ": " + reason, service);
        letter.headers().add("event-target", target.getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | RuntimeException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
        report(reason);
        return true;
    }

    private synchronized void report(String reason) {
        unsaid++;
        long now = System.nanoTime();
        if (now - quietUntil >= 0) {
            LOG.warn("{} events for event target {} are dead letters; the last: {}", unsaid, target, reason);
            quietUntil = now + QUIET;
            unsaid = 0;
        }
    }
}
