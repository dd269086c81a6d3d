package dev.longshore.executor.placement;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import dev.longshore.executor.attempt.Attempts;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.host.Presence;
import dev.longshore.executor.settings.ExecutorProperties;

/**
 * The order of an executor's life: adopt what runs, find the end of the placements, say what is held, then listen and give signs of
 * life. After a silence that others may have taken for death, it says again what it holds.
 */
@Component
final class ExecutorLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorLifecycle.class);
    private static final Duration NOTICED_SILENCE = Duration.ofSeconds(10);

    private final Attempts attempts;
    private final PlacementIntake intake;
    private final Presence presence;
    private final Duration heartbeatInterval;
    private final ScheduledExecutorService rounds = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("executor-rounds").factory());
    private volatile boolean running;
    private boolean adopted;
    private boolean arrived;
    private boolean announced;
    private long heardAt = System.nanoTime();

    ExecutorLifecycle(Attempts attempts, PlacementIntake intake, Presence presence, ExecutorProperties properties) {
        this.attempts = attempts;
        this.intake = intake;
        this.presence = presence;
        this.heartbeatInterval = properties.heartbeatInterval();
    }

    @Override
    public void start() {
        running = true;
        rounds.execute(this::arrive);
        rounds.scheduleAtFixedRate(this::beat, heartbeatInterval.toMillis(), heartbeatInterval.toMillis(), TimeUnit.MILLISECONDS);
        rounds.scheduleAtFixedRate(this::remind, 10, 10, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        rounds.shutdownNow();
        try {
            intake.close();
            if (announced) {
                presence.withdraw();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the host could not be withdrawn: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Tried again, it goes on where it stopped. */
    private void arrive() {
        try {
            adopt();
            intake.findEnd();
            intake.start();
            arrived = true;
            beat();
        } catch (EngineAwayException e) {
            LOG.warn("what this executor holds cannot be found yet: {}", e.getMessage());
            rounds.schedule(this::arrive, 1, TimeUnit.SECONDS);
        } catch (RuntimeException | Error e) {
            LOG.error("this executor cannot begin, which is tried again", e);
            rounds.schedule(this::arrive, NOTICED_SILENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void adopt() {
        if (!adopted) {
            attempts.adopt();
            adopted = true;
        }
    }

    /** What is thrown ends here: it would end all further beats. */
    private void beat() {
        if (!arrived) {
            return;
        }
        try {
            if (!announced || System.nanoTime() - heardAt > NOTICED_SILENCE.toNanos()) {
                presence.announce(attempts::held);
                attempts.reportAll();
                announced = true;
            }
            presence.beat();
            heardAt = System.nanoTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.warn("no sign of life could be given: {}", e.toString());
        }
    }

    /** See {@link #beat}. */
    private void remind() {
        try {
            attempts.reportUnacknowledgedEnds();
        } catch (RuntimeException | Error e) {
            LOG.warn("ends that nobody has acknowledged could not be reported: {}", e.toString());
        }
    }
}
