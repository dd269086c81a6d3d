package dev.longshore.executor.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.longshore.contracts.report.JobReport;
import dev.longshore.executor.container.Attempt;

/** An attempt and how far it has come. */
final class HeldAttempt {

    private final Attempt attempt;
    private Stage stage;
    private Instant reportedAt;
    private Optional<Duration> stopGrace = Optional.empty();
    private Optional<Thread> preparing = Optional.empty();

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

    /** The grace period of the stop that was requested, if one was. */
    synchronized Optional<Duration> stopGrace() {
        return stopGrace;
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
