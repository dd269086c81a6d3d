package dev.longshore.gateway.event.delivery;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.topic.Topic;
import dev.longshore.gateway.event.EventReaders;
import dev.longshore.gateway.event.Follower;
import dev.longshore.gateway.event.StartPosition;
import dev.longshore.gateway.event.targets.EventTarget;

/** Sets couriers going. The gateways that serve a target share its partitions, as members of one group. */
@Component
class Couriers {

    private final Deliveries deliveries;
    private final EventReaders readers;
    private final Producer<String, byte[]> deadLetters;
    private final MeterRegistry meters;
    private final String service;
    private final Clock clock = Clock.systemUTC();

    Couriers(Deliveries deliveries, EventReaders readers, DefaultKafkaProducerFactory<String, byte[]> deadLetterProducerFactory,
            MeterRegistry meters, @Value("${spring.application.name}") String service) {
        this.deliveries = deliveries;
        this.readers = readers;
        this.deadLetters = deadLetterProducerFactory.createProducer();
        this.meters = meters;
        this.service = service;
    }

    /** @throws RuntimeException when the target cannot be served */
    RunningTarget start(EventTarget target) {
        Delivery delivery = deliveries.to(target.destination());
        Window window = new Window();
        DeliveryMeters counted = new DeliveryMeters(meters, target.name(), window, clock);
        Attempts attempts = new Attempts(delivery, target.retryPolicy(), Backoff.USUAL,
                new UndeliveredEvents(target.name(), deadLetters, service), counted, clock);
        Follower<byte[]> follower = Follower.start("event-target-" + target.name(),
                () -> readers.ofEvents("gateway-event-target-" + target.uuid()),
                new Follower.Subscription(Topic.EVENTS.topicName(), new StartPosition(target.since())),
                new Courier(target.filter(), attempts, window));
        return new RunningTarget(target, attempts, follower, counted);
    }
}
