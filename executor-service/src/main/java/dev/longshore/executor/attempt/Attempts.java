package dev.longshore.executor.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.TaskSpec;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.executor.attempt.ContainerStarts.Begun;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.ContainerId;
import dev.longshore.executor.container.ContainerRuntime;
import dev.longshore.executor.host.HostAddress;
import dev.longshore.executor.logs.AttemptLog;
import dev.longshore.executor.logs.LogShipper;
import dev.longshore.executor.report.ReportSender;
import dev.longshore.executor.task.TaskFiles;

/**
 * The attempts that this executor holds. An attempt is held from its placement until its end is acknowledged; whatever is asked twice
 * is done once and reported twice.
 */
@Component
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
    private static final Duration ACKNOWLEDGEMENT_PATIENCE = Duration.ofSeconds(30);
    /** Nothing hangs on the news that an attempt was taken on: it goes with the next one that matters, such as that it runs. */
    private static final Duration STARTING_PATIENCE = Duration.ofMillis(100);

    private final ContainerRuntime runtime;
    private final LogShipper logs;
    private final ReportSender reports;
    private final StageReports stages;
    private final AttemptStarter singles;
    private final TaskStarter tasks;
    private final MeterRegistry meters;
    private final Map<AttemptId, HeldAttempt> held = new ConcurrentHashMap<>();
    private final RecentAttempts acknowledged = new RecentAttempts();

    Attempts(ContainerRuntime runtime, LogShipper logs, ReportSender reports, HostAddress address, MeterRegistry meters,
            TaskFiles taskFiles) {
        this.runtime = runtime;
        this.logs = logs;
        this.reports = reports;
        this.meters = meters;
        ContainerStarts starts = new ContainerStarts(runtime, logs, meters);
        this.stages = new StageReports(reports, address, meters, starts::patience);
        this.singles = new AttemptStarter(starts, stages);
        this.tasks = new TaskStarter(taskFiles, starts, stages);
        AttemptMetrics.register(meters, held.values(), runtime);
    }

    /** Finds what an earlier start of this executor has left. Called once, before anything else. */
    public void adopt() {
        Map<ContainerId, AttemptLog> opened = new ConcurrentHashMap<>();
        List<Begun> containers = runtime
                .adopt(attempt -> opened.computeIfAbsent(attempt.containerId(), id -> logs.open(attempt))).stream()
                .map(container -> new Begun(container, opened.get(container.attempt().containerId()))).toList();
        Map<AttemptId, List<Begun>> ofTasks = containers.stream().filter(begun -> begun.attempt().container().isPresent())
                .collect(Collectors.groupingBy(begun -> begun.attempt().id()));
        containers.stream().filter(begun -> begun.attempt().container().isEmpty()).map(singles::adopt).forEach(this::hold);
        tasks.adopt(ofTasks).forEach(this::hold);
    }

    private void hold(HeldAttempt attempt) {
        held.put(attempt.attempt().id(), attempt);
    }

    /** Those that the scheduler of a cell has placed, in order. */
    public List<AttemptId> held(int cell) {
        return held.values().stream().map(HeldAttempt::attempt).filter(attempt -> attempt.cell() == cell).map(Attempt::id)
                .sorted()
                .toList();
    }

    /** Says of each attempt how far it has come. */
    public void reportAll() {
        held.values().forEach(this::reportStage);
    }

    /** Says again which attempts have ended, where nobody has acknowledged it for a while though it could be sent. */
    public void reportUnacknowledgedEnds() {
        if (reports.isBehind()) {
            return;
        }
        held.values().stream().filter(attempt -> attempt.waitsForAcknowledgement(ACKNOWLEDGEMENT_PATIENCE))
                .forEach(this::reportStage);
    }

    public void place(JobPlaced placed) {
        if (acknowledged.contains(placed.attempt())) {
            repeated(placed.attempt());
            return;
        }
        HeldAttempt attempt = new HeldAttempt(Attempt.of(placed), new Stage.Starting(Instant.now()));
        HeldAttempt known = held.putIfAbsent(placed.attempt(), attempt);
        if (known != null) {
            repeated(placed.attempt());
            reportStage(known);
            return;
        }
        reports.report(placed.cell(), attempt.report(), STARTING_PATIENCE);
        switch (placed.workload()) {
            case ContainerSpec container -> singles.start(attempt, container);
            case TaskSpec task -> tasks.start(attempt, placed, task);
        }
    }

    /** Stops an attempt; one that is not held is reported as ended, so that nobody waits for it. */
    public void stop(JobStopRequested request) {
        HeldAttempt attempt = held.get(request.attempt());
        if (attempt == null) {
            reports.reportToAll(new AttemptFailedToStart(request.attempt(), Instant.now(), "the executor does not hold it"));
            return;
        }
        LOG.info("{} is to stop: {}", request.attempt(), request.reason());
        switch (attempt.requestStop(request.grace())) {
            case Stage.Starting _,Stage.Running _ -> attempt.stop(request.grace());
            case Stage.Exited exited -> reportStage(attempt);
            case Stage.FailedToStart failed -> reportStage(attempt);
        }
    }

    /** Forgets attempts whose end is durable in the scheduler, and removes what is left of them. */
    public void acknowledge(List<AttemptId> attempts) {
        List<AttemptId> over = attempts.stream().filter(this::forget).toList();
        Thread.ofVirtual().name("remove").start(() -> over.forEach(this::remove));
    }

    private boolean forget(AttemptId id) {
        HeldAttempt attempt = held.get(id);
        if (attempt == null) {
            return false;
        }
        if (!attempt.stage().isEnd()) {
            LOG.warn("the end of {} is acknowledged, and it has not ended", id);
            return false;
        }
        acknowledged.add(id);
        held.remove(id);
        return true;
    }

    private void remove(AttemptId id) {
        try {
            runtime.remove(id);
            tasks.forget(id);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be removed, which is tried again at the next start: {}", id, e.toString());
        }
    }

    private void reportStage(HeldAttempt attempt) {
        stages.report(attempt);
    }

    private void repeated(AttemptId id) {
        meters.counter("longshore.placements.repeated").increment();
        LOG.debug("{} was placed again", id);
    }
}
