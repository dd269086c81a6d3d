package dev.longshore.executor.attempt;

import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.job.Workload;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.container.EngineAwayException;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.container.StartFailedException;
import dev.longshore.executor.host.HostAddress;
import dev.longshore.executor.logs.AttemptLog;
import dev.longshore.executor.logs.LogShipper;
import dev.longshore.executor.report.ReportSender;

/** Brings attempts from their placement to their end, each start in a thread of its own. */
final class AttemptStarter {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptStarter.class);
    private static final String STOPPED = "CannotStartContainerError: the attempt was stopped before it began";

    private final ContainerRuntime runtime;
    private final LogShipper logs;
    private final ReportSender reports;
    private final HostAddress address;
    private final MeterRegistry meters;
    private final Turns turns;

    AttemptStarter(ContainerRuntime runtime, LogShipper logs, ReportSender reports, HostAddress address,
            MeterRegistry meters) {
        this.runtime = runtime;
        this.logs = logs;
        this.reports = reports;
        this.address = address;
        this.meters = meters;
        this.turns = new Turns(runtime.startsAtOnce());
    }

    void start(HeldAttempt attempt, Workload workload) {
        Thread.ofVirtual().name("start").start(() -> withContext(attempt, () -> {
            switch (workload) {
                case ContainerSpec container -> prepareAndRun(attempt, container);
                case TaskSpec task ->
                    failed(attempt, "CannotCreateContainerError: this executor runs one container to an attempt, not "
                            + task.containers().size());
            }
        }));
    }

    /** Reports the end of what runs, once its output is with the gateway. */
    void awaitEnd(HeldAttempt attempt, Container container, AttemptLog log) {
        container.exit().thenAcceptBoth(log.sent(), (exit, nothing) -> withContext(attempt, () -> exited(attempt, exit)));
    }

    private void prepareAndRun(HeldAttempt attempt, ContainerSpec container) {
        Timer.Sample sample = Timer.start(meters);
        try {
            prepare(attempt, container);
            runInTurn(attempt, container);
            sample.stop(meters.timer("longshore.container.start", "runtime", runtime.name()));
        } catch (StartFailedException e) {
            failed(attempt, e.getMessage());
        } catch (InterruptedException e) {
            failed(attempt, STOPPED);
        } catch (EngineAwayException e) {
            LOG.warn("the attempt is left as it is: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the attempt could not be started", e);
            failed(attempt, "CannotStartContainerError: " + e);
        }
    }

    /** Returns when the image is there and it is the attempt's turn. */
    private void prepare(HeldAttempt attempt, ContainerSpec container) throws StartFailedException, InterruptedException {
        boolean isToEnd;
        attempt.beginPreparation();
        try {
            runtime.prepare(container);
            turns.await();
        } finally {
            isToEnd = attempt.endPreparation();
        }
        if (isToEnd) {
            turns.decline();
            throw new InterruptedException();
        }
    }

    private void runInTurn(HeldAttempt attempt, ContainerSpec container) throws StartFailedException {
        long begun = System.nanoTime();
        try {
            run(attempt, container);
        } finally {
            turns.end(System.nanoTime() - begun);
        }
    }

    private void run(HeldAttempt attempt, ContainerSpec spec) throws StartFailedException {
        AttemptLog log = logs.open(attempt.attempt());
        try {
            Container container = runtime.start(attempt.attempt(), spec, log);
            attempt.advance(running(container));
            report(attempt);
            awaitEnd(attempt, container, log);
            attempt.stopGrace().ifPresent(grace -> runtime.stop(attempt.attempt().id(), grace));
        } catch (StartFailedException | RuntimeException e) {
            log.end();
            throw e;
        }
    }

    /** Only nodes of a multi-node job are asked for their address. */
    Stage running(Container container) {
        Attempt attempt = container.attempt();
        return new Stage.Running(container.startedAt(), attempt.node().map(node -> address.of(attempt.id())));
    }

    private void failed(HeldAttempt attempt, String reason) {
        LOG.info("the attempt failed to start: {}", reason);
        meters.counter("longshore.attempts.ended", "outcome", "failed to start").increment();
        attempt.advance(new Stage.FailedToStart(Instant.now(), reason));
        report(attempt);
    }

    private void exited(HeldAttempt attempt, Exit exit) {
        LOG.debug("the attempt ended with exit code {}", exit.code());
        meters.counter("longshore.attempts.ended", "outcome", exit.code() == 0 ? "zero" : "not zero").increment();
        attempt.advance(new Stage.Exited(exit));
        report(attempt);
    }

    /** Says how far the attempt has come: at once, unless so much waits to be started that a moment does no harm. */
    void report(HeldAttempt attempt) {
        reports.report(attempt.attempt().cell(), attempt.report(), turns.patience());
    }

    private static void withContext(HeldAttempt attempt, Runnable work) {
        MDC.put("job", attempt.attempt().id().job().toString());
        MDC.put("attempt", Integer.toString(attempt.attempt().id().number()));
        MDC.put("queue", attempt.attempt().queue().name());
        try {
            work.run();
        } finally {
            List.of("job", "attempt", "queue").forEach(MDC::remove);
        }
    }
}
