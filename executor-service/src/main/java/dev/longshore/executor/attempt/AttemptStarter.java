package dev.longshore.executor.attempt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.StartFailedException;

/** Brings attempts of one container from their placement to their end, each start in a thread of its own. */
final class AttemptStarter {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarter.class);

    private final ContainerStarts starts;
    private final StageReports reports;

    AttemptStarter(ContainerStarts starts, StageReports reports) {
        this.starts = starts;
        this.reports = reports;
    }

    void start(HeldAttempt attempt, ContainerSpec container) {
        Thread.ofVirtual().name("start").start(() -> attempt.inContext(() -> prepareAndRun(attempt, container)));
    }

    /** Holds on to what an earlier start of this executor has begun. */
    HeldAttempt adopt(ContainerStarts.Begun begun) {
        HeldAttempt attempt = new HeldAttempt(begun.attempt(), reports.running(begun.container()));
        watch(attempt, begun);
        return attempt;
    }

    /** What fails after the start has begun is no failure of it: the container runs by then, and a retry would run it twice. */
    private void prepareAndRun(HeldAttempt attempt, ContainerSpec container) {
        begin(attempt, container).ifPresent(begun -> hasBegun(attempt, begun));
    }

    /** @return nothing when it does not run, which was reported, or when nobody knows */
    private Optional<ContainerStarts.Begun> begin(HeldAttempt attempt, ContainerSpec container) {
        long since = System.nanoTime();
        try {
            prepare(attempt, container);
            return Optional.of(starts.begin(attempt.attempt(), container, since));
        } catch (StartFailedException e) {
            failed(attempt, e.getMessage());
        } catch (InterruptedException e) {
            failed(attempt, StageReports.STOPPED);
        } catch (EngineAwayException e) {
            LOG.warn("the attempt is left as it is: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the attempt could not be started", e);
            failed(attempt, "CannotStartContainerError: " + e);
        }
        return Optional.empty();
    }

    /** Returns when the image is there and it is the attempt's turn. */
    private void prepare(HeldAttempt attempt, ContainerSpec container) throws StartFailedException, InterruptedException {
        boolean isToEnd;
        attempt.beginPreparation();
        try {
            starts.prepare(container);
            starts.awaitTurn();
        } finally {
            isToEnd = attempt.endPreparation();
        }
        if (isToEnd) {
            starts.declineTurn();
            throw new InterruptedException();
        }
    }

    private void hasBegun(HeldAttempt attempt, ContainerStarts.Begun begun) {
        try {
            reports.advance(attempt, reports.running(begun.container()));
            watch(attempt, begun);
            attempt.stopIfRequested();
        } catch (RuntimeException e) {
            LOG.error("the attempt runs, and not all is done that goes with it", e);
        }
    }

    /** Reports the end of what runs, once its output is with the gateway. */
    private void watch(HeldAttempt attempt, ContainerStarts.Begun begun) {
        attempt.stopBy(grace -> starts.stop(begun.attempt().containerId(), grace));
        begun.container().exit().thenAcceptBoth(begun.log().sent(),
                (exit, nothing) -> attempt.inContext(() -> reports.exited(attempt, exit, List.of())));
    }

    private void failed(HeldAttempt attempt, String reason) {
        reports.failed(attempt, Instant.now(), reason, List.of());
    }
}
