package dev.longshore.gateway.resource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.MongoInterruptedException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Announces what is pending: at once when woken, and every few seconds in case a wake-up was lost or Kafka was away. One thread, so
 * that a gateway announces the revisions of a resource in their order.
 */
@Component
class ResourceRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ResourceRelay.class);
    private static final long PAUSE_SECONDS = 3;
    private static final Duration CLEARED_EVERY = Duration.ofMinutes(10);

    private final Outbox outbox;
    private final Announcer announcer;
    private final Graves graves;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean allAnnouncedOnce;
    private boolean troubled;
    private Instant clearAt = Instant.EPOCH;
    private ScheduledExecutorService worker;

    ResourceRelay(Outbox outbox, Announcer announcer, Graves graves) {
        this.outbox = outbox;
        this.announcer = announcer;
        this.graves = graves;
    }

    /** Says that something is pending. Returns at once. */
    synchronized void wake() {
        if (worker != null && woken.compareAndSet(false, true)) {
            worker.execute(this::round);
        }
    }

    @Override
    public synchronized void start() {
        worker = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("resource-relay").factory());
        worker.scheduleWithFixedDelay(this::round, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        worker.shutdownNow();
        worker = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }

    private void round() {
        woken.set(false);
        try {
            if (!allAnnouncedOnce) {
                outbox.allPending();
                allAnnouncedOnce = true;
            }
            announcer.announcePending().ifPresentOrElse(this::report, () -> troubled = false);
            clearGraves();
        } catch (InterruptedException | InterruptException | MongoInterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            // A timer whose task throws never runs it again.
            report(e);
        }
    }

    private void clearGraves() throws Exception {
        Instant now = clock.instant();
        if (!troubled && !now.isBefore(clearAt)) {
            graves.clear(now);
            clearAt = now.plus(CLEARED_EVERY);
        }
    }

    /** One line for each time of trouble: the next rounds try again anyway. */
    private void report(Throwable e) {
        if (!troubled) {
            LOG.warn("resources cannot be announced for now: {}", e.toString());
            troubled = true;
        }
    }
}
