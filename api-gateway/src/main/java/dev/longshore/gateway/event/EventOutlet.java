package dev.longshore.gateway.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/** Puts events of others than the scheduler onto their topic, while anybody wants them. */
@Component
public class EventOutlet {

    /** How long a new target may stay unnoticed. */
    private static final Duration UNNOTICED = Duration.ofSeconds(30);

    private final Producer<String, byte[]> producer;
    private final Counter published;
    /** Since when; null while that is not known. */
    private volatile Optional<Instant> wanted;

    EventOutlet(DefaultKafkaProducerFactory<String, byte[]> deadLetterProducerFactory, MeterRegistry meters) {
        this.producer = deadLetterProducerFactory.createProducer();
        this.published = EventPublisher.published(meters);
    }

    /** Since when events are wanted; empty where they are not. */
    void wantedSince(Optional<Instant> since) {
        wanted = since;
    }

    /**
     * Up to when it is certain whether events are wanted. A target may have been put just now, and a gateway that has just started has
     * not looked yet.
     *
     * @return empty where nothing is certain
     */
    public Optional<Instant> certainUntil(Instant now) {
        return Optional.ofNullable(wanted).map(since -> since.isPresent() ? now : now.minus(UNNOTICED));
    }

    /**
     * Puts those that are wanted onto the topic, in order.
     *
     * @throws KafkaException when not all are acknowledged; some may be there
     */
    public void publish(List<JobEvent> events) {
        Optional<Instant> since = wanted;
        List<? extends Future<?>> sent = events.stream()
                .filter(event -> since.filter(from -> !event.at().isBefore(from)).isPresent())
                .map(event -> producer.send(EventRecord.write(event))).toList();
        try {
            for (Future<?> one : sent) {
                one.get();
                published.increment();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("an event is not acknowledged", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while an event was on its way");
        }
    }
}
