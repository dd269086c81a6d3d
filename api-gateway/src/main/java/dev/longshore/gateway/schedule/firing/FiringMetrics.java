package dev.longshore.gateway.schedule.firing;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts what becomes of due times, and times how late jobs are submitted. */
@Component
class FiringMetrics {

    private final Counter submitted;
    private final Counter madeUp;
    private final Counter skipped;
    private final Counter undelivered;
    private final Counter retries;
    private final Timer lateness;

    FiringMetrics(MeterRegistry meters) {
        submitted = due(meters, "submitted");
        madeUp = due(meters, "made-up");
        skipped = due(meters, "skipped");
        undelivered = due(meters, "undelivered");
        retries = Counter.builder("longshore.schedules.retries")
                .description("Attempts to submit a schedule's job that have failed and are made again").register(meters);
        lateness = Timer.builder("longshore.schedules.lateness")
                .description("From the time at which a job was to be submitted to its being durable").register(meters);
    }

    private static Counter due(MeterRegistry meters, String outcome) {
        return Counter.builder("longshore.schedules.due").description("Due times of schedules, by what became of them")
                .tag("outcome", outcome).register(meters);
    }

    void submitted(Invocation invocation, Instant now) {
        (invocation.isLateAt(now) ? madeUp : submitted).increment();
        Duration late = Duration.between(invocation.start(), now);
        lateness.record(late.isNegative() ? Duration.ZERO : late);
    }

    void skipped(int count) {
        skipped.increment(count);
    }

    void undelivered() {
        undelivered.increment();
    }

    void retried() {
        retries.increment();
    }
}
