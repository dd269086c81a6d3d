package dev.longshore.gateway.job;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does something again and again while the application runs, on a thread of its own: at the start, and after each pause. A round that
 * fails does not keep the next one from being done; of several in a row that fail, the log hears of the first.
 */
public final class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private ScheduledExecutorService timer;
    private boolean failing;

    /**
     * @param name of the thread, and in the log
     * @param pause from the end of a round to the start of the next one
     */
    public Rounds(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
    }

    @Override
    public synchronized void start() {
        timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
        timer.scheduleWithFixedDelay(this::once, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }

    private void once() {
        try {
            round.run();
            failing = false;
        } catch (RuntimeException | Error e) {
            // Whatever it is: a timer whose task throws never runs it again, and nobody would hear of that.
            if (isRunning()) {
                report(e);
            }
        }
    }

    private void report(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!failing) {
            LOG.warn("the {} does not get on for now: {}", name, cause.getClass().getSimpleName());
        }
        LOG.debug("what kept the {} from getting on", name, cause);
        failing = true;
    }
}
