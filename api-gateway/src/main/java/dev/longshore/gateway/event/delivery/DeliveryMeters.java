package dev.longshore.gateway.event.delivery;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.longshore.contracts.topic.Topic;

/** What is counted of the deliveries to one target, for as long as it is a target. */
final class DeliveryMeters implements AutoCloseable {

    private static final double MILLIS = 1_000;

    private final MeterRegistry registry;
    private final Timer delivered;
    private final Counter retried;
    private final Counter deadLettered;
    private final Counter deadLetters;
    private final List<Meter> gauges;

    /** @param window what is under way */
    DeliveryMeters(MeterRegistry registry, String target, Window window, Clock clock) {
        this.registry = registry;
        delivered = Timer.builder("longshore.events.delivered")
                .description("Events that a target has taken, and how long that took")
                .tag("target", target).register(registry);
        retried = Counter.builder("longshore.events.retried").description("Attempts that failed and are repeated")
                .tag("target", target).register(registry);
        deadLettered = Counter.builder("longshore.events.dead.lettered").description("Events that a target did not take")
                .tag("target", target).register(registry);
        deadLetters = registry.counter("longshore.dead.letters", "topic", Topic.EVENTS.topicName());
        gauges = List.of(Gauge.builder("longshore.events.under.way", window, Window::size)
                .description("Events that were read for a target and are not delivered yet").tag("target", target)
                .register(registry),
                Gauge.builder("longshore.events.lag.seconds", window, all -> lag(all, clock))
                        .description("How old the oldest event is that is not delivered to a target yet").tag("target", target)
                        .register(registry));
    }

    void delivered(long nanos) {
        delivered.record(nanos, TimeUnit.NANOSECONDS);
    }

    void retried() {
        retried.increment();
    }

    void deadLettered() {
        deadLettered.increment();
        deadLetters.increment();
    }

    @Override
    public void close() {
        List.of(delivered, retried, deadLettered).forEach(registry::remove);
        gauges.forEach(registry::remove);
    }

    private static double lag(Window window, Clock clock) {
        long now = clock.millis();
        return (now - window.oldest().orElse(now)) / MILLIS;
    }
}
