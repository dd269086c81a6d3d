package dev.longshore.scheduler.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.contracts.status.Transition;

/** Counts what has become durable. Safe for use by many threads. */
public final class SchedulerMetrics {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final MeterRegistry meters;
    private final Timer transactions;
    private final Counter placements;

    public SchedulerMetrics(MeterRegistry meters) {
        this.meters = meters;
        transactions = Timer.builder("longshore.scheduler.transactions").description("Kafka transactions, from begin to commit")
                .publishPercentileHistogram().register(meters);
        placements = Counter.builder("longshore.placements").description("Attempts placed on instances").register(meters);
    }

    /** Runs the transaction; one that throws is not counted. */
    public void timeTransaction(Runnable transaction) {
        long start = System.nanoTime();
        transaction.run();
        transactions.record(Duration.ofNanos(System.nanoTime() - start));
    }

    public void placed() {
        placements.increment();
    }

    /** @param topic from which the record came */
    public void deadLetter(String topic) {
        meters.counter("longshore.dead.letters", "topic", topic).increment();
    }

    /** @param work of the scheduler itself, which no message has asked for */
    public void ownWorkFailed(String work) {
        meters.counter("longshore.scheduler.own.work.failures", "work", work).increment();
    }

    /**
     * Takes the times of a job from its status: the wait when its first attempt starts, from the moment it was RUNNABLE where the message
     * tells, else from submission; the run when it ends, from the start of its last attempt.
     */
    public void changed(JobStatusChanged status) {
        if (status.array().isPresent()) {
            return;
        }
        if (status.attempts().isEmpty()) {
            entered(status, JobStatus.STARTING).ifPresent(started -> record("longshore.job.queue.wait",
                    "From RUNNABLE to the start of the first attempt", status,
                    entered(status, JobStatus.RUNNABLE).orElse(status.createdAt()), started));
        }
        if (status.status().isTerminal() && status.startedAt().isPresent() && status.stoppedAt().isPresent()) {
            record("longshore.job.run", "From the start of the last attempt to its end", status, status.startedAt().get(),
                    status.stoppedAt().get());
        }
    }

    private void record(String name, String description, JobStatusChanged status, Instant from, Instant to) {
        Timer.builder(name).description(description).tag("queue", status.queue().name()).publishPercentileHistogram()
                .minimumExpectedValue(SHORTEST).maximumExpectedValue(LONGEST).register(meters)
                .record(Duration.between(from, to));
    }

    private static Optional<Instant> entered(JobStatusChanged status, JobStatus state) {
        return status.transitions().stream().filter(transition -> transition.to() == state).map(Transition::at).findFirst();
    }
}
