package dev.longshore.store.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forces the journals of one store to disk, all of them ten times a second: what a power failure can cost is the last 100 ms. */
public final class PeriodicForce implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicForce.class);
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final Set<Journal> journals = ConcurrentHashMap.newKeySet();
    private final Set<Journal> failing = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("store-force").factory());

    private PeriodicForce() {}

    public static PeriodicForce start() {
        PeriodicForce force = new PeriodicForce();
        force.executor.scheduleWithFixedDelay(force::forceAll, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return force;
    }

    public void add(Journal journal) {
        journals.add(journal);
    }

    public void remove(Journal journal) {
        journals.remove(journal);
        failing.remove(journal);
    }

    private void forceAll() {
        journals.forEach(this::force);
    }

    /** Whatever one journal throws, the others are forced, and it is tried again. A failure is told once, not ten times a second. */
    private void force(Journal journal) {
        try {
            journal.force();
            failing.remove(journal);
        } catch (IOException | RuntimeException | Error e) {
            if (failing.add(journal)) {
                LOG.error("Could not force {} to disk; a power failure may cost more than 100 ms of it", journal, e);
            }
        }
    }

    /** Returns when no force is under way any more. */
    @Override
    public void close() {
        executor.close();
    }
}
