package dev.longshore.gateway.api;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts and times requests: {@code longshore.api.requests} by operation and outcome. */
@Component
final class ApiMetrics {

    private static final Duration[] BUCKETS = {Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(10),
            Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5)};

    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    ApiMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void answered(Reply reply, long nanos) {
        timers.computeIfAbsent(new Key(reply.operation(), reply.outcome()), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("longshore.api.requests").description("Requests of the API, from their first to their last byte")
                .tag("operation", key.operation()).tag("outcome", key.outcome()).serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private record Key(String operation, String outcome) {}
}
