package dev.longshore.executor.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.job.ContainerEnd;
import dev.longshore.executor.container.Container;
import dev.longshore.executor.container.Exit;
import dev.longshore.executor.host.HostAddress;
import dev.longshore.executor.report.ReportSender;

/** Notes how far attempts have come, and reports it. */
final class StageReports {

    /** What is said of an attempt that nobody wanted any more when it was about to begin. */
    static final String STOPPED = "CannotStartContainerError: the attempt was stopped before it began";

    private static final Logger LOG = LoggerFactory.getLogger(StageReports.class);

    private final ReportSender reports;
    private final HostAddress address;
    private final MeterRegistry meters;
    private final Supplier<Duration> patience;

    /** @param patience how long a report can be held back without harm, now */
    StageReports(ReportSender reports, HostAddress address, MeterRegistry meters, Supplier<Duration> patience) {
        this.reports = reports;
        this.address = address;
        this.meters = meters;
        this.patience = patience;
    }

    /** Only nodes of a multi-node job are asked for their address. */
    Stage running(Container container) {
        return new Stage.Running(container.startedAt(),
                container.attempt().node().map(node -> address.of(container.attempt().id())));
    }

    void failed(HeldAttempt attempt, Instant at, String reason, List<ContainerEnd> containers) {
        LOG.info("the attempt failed to start: {}", reason);
        meters.counter("longshore.attempts.ended", "outcome", "failed to start").increment();
        advance(attempt, new Stage.FailedToStart(at, reason, containers));
    }

    void exited(HeldAttempt attempt, Exit exit, List<ContainerEnd> containers) {
        LOG.debug("the attempt ended with exit code {}", exit.code());
        meters.counter("longshore.attempts.ended", "outcome", exit.code() == 0 ? "zero" : "not zero").increment();
        advance(attempt, new Stage.Exited(exit, containers));
    }

    void advance(HeldAttempt attempt, Stage next) {
        attempt.advance(next);
        report(attempt);
    }

    /** Says how far the attempt has come: at once, unless so much waits to be started that a moment does no harm. */
    void report(HeldAttempt attempt) {
        reports.report(attempt.attempt().cell(), attempt.report(), patience.get());
    }
}
