package dev.longshore.executor.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.slf4j.MDC;

import dev.longshore.contracts.report.JobReport;
import dev.longshore.executor.container.Attempt;

/** An attempt and how far it has come. */
final class HeldAttempt {

    private final Attempt attempt;
    private Stage stage;
    private Instant reportedAt;
    private Optional<Duration> stopGrace = Optional.empty();
    private Optional<Thread> preparing = Optional.empty();
    private Consumer<Duration> stopper = grace -> {};

    HeldAttempt(Attempt attempt, Stage stage) {
        this.attempt = attempt;
        this.stage = stage;
        this.reportedAt = Instant.now();
    }

    Attempt attempt() {
        return attempt;
    }

    synchronized Stage stage() {
        return stage;
    }

    synchronized void advance(Stage next) {
        stage = next;
    }

    /** What is to be said of it now. */
    synchronized JobReport report() {
        reportedAt = Instant.now();
        return stage.report(attempt.id());
    }

    /** Whether it has ended, and nobody has acknowledged that for so long. */
    synchronized boolean waitsForAcknowledgement(Duration patience) {
        return stage.isEnd() && reportedAt.plus(patience).isBefore(Instant.now());
    }

    /**
     * Remembers that the attempt is to end, and breaks off its preparation.
     *
     * @return how far it has come: who makes it run later finds the request
     */
    synchronized Stage requestStop(Duration grace) {
        stopGrace = Optional.of(grace);
        preparing.ifPresent(Thread::interrupt);
        return stage;
    }

    /** How it is stopped from now on: a container when it runs, a task when it has begun. */
    synchronized void stopBy(Consumer<Duration> means) {
        stopper = means;
    }

    /** Stops what has begun; nothing happens before that. */
    void stop(Duration grace) {
        Consumer<Duration> means;
        synchronized (this) {
            means = stopper;
        }
        means.accept(grace);
    }

    /** Stops what runs now and was to end before. */
    void stopIfRequested() {
        Optional<Duration> grace;
        synchronized (this) {
            grace = stopGrace;
        }
        grace.ifPresent(this::stop);
    }

    /** Does the work with the attempt named in each line of the log. */
    void inContext(Runnable work) {
        MDC.put("job", attempt.id().job().toString());
        MDC.put("attempt", Integer.toString(attempt.id().number()));
        MDC.put("queue", attempt.queue().name());
        try {
            work.run();
        } finally {
            List.of("job", "attempt", "queue").forEach(MDC::remove);
        }
    }

    /** From here on a stop interrupts this thread. */
    synchronized void beginPreparation() throws InterruptedException {
        if (stopGrace.isPresent()) {
            throw new InterruptedException();
        }
        preparing = Optional.of(Thread.currentThread());
    }

    /** @return whether the attempt is to end and must not be made to run */
    synchronized boolean endPreparation() {
        preparing = Optional.empty();
        boolean interrupted = Thread.interrupted();
        return interrupted || stopGrace.isPresent();
    }
}
