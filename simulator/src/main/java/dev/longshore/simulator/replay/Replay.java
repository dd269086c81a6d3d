package dev.longshore.simulator.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceLaunching;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceReady;
import dev.longshore.contracts.capacity.CapacityEvent.InstanceTerminated;
import dev.longshore.contracts.capacity.CapacityEvent.LaunchFailed;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceReleased;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.command.JobCommand.JobArchived;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReports;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.simulator.cluster.Configuration;
import dev.longshore.simulator.cluster.Definitions;
import dev.longshore.simulator.cluster.ModelHosts;
import dev.longshore.simulator.trace.TraceJob;

/**
 * Replays a history: the scheduler of production decides; messages take no time; an instance takes the configured time to come; a job
 * runs as long as its history says and exits with 0, unless the scheduler stops it. The same input gives the same outcome.
 */
public final class Replay {

    /** The clock's beginning; only differences matter. */
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final int STOPPED = 143;
    /** So often the scheduler is woken for nothing, when nothing runs and nobody comes, before those who wait count as stuck. */
    private static final int PATIENCE = 1_000;

    private final Configuration configuration;
    private final Submissions submissions;
    private final ModelHosts hosts;
    private final Ledger ledger;
    private final Agenda agenda = new Agenda();
    private final Set<AttemptId> running = new HashSet<>();
    private final SchedulerCore core;
    private int fruitlessTurns;

    private Replay(Configuration configuration) {
        this.configuration = configuration;
        this.submissions = new Submissions(configuration);
        this.hosts = new ModelHosts(configuration.hosts());
        this.ledger = new Ledger(BEGINNING, submissions);
        CoreSettings usual = CoreSettings.defaults();
        this.core = new SchedulerCore(
                new CoreSettings(usual.cell(), seconds(configuration.idleSeconds()), usual.heartbeatTimeout(),
                        usual.stopGrace(), usual.retention(), usual.launchBackoff(), usual.launchBackoffLimit()));
    }

    /**
     * Replays all of a history.
     *
     * @param progress is told how many jobs have ended, each time that some have
     */
    public static Outcome of(List<TraceJob> history, Configuration configuration, IntConsumer progress) {
        Replay replay = new Replay(configuration);
        replay.begin();
        replay.run(history.stream().sorted(Comparator.comparing(TraceJob::submit)).toList(), progress);
        return replay.ledger.outcome(Math.toIntExact(configuration.vcpus()));
    }

    private void begin() {
        Definitions.of(configuration).forEach(definition -> agenda.enter(BEGINNING, definition));
        hosts.executors().forEach(executor -> agenda.enter(BEGINNING, executor));
        agenda.enter(BEGINNING, hosts.describe());
    }

    private void run(List<TraceJob> history, IntConsumer progress) {
        int submitted = 0;
        Instant now = BEGINNING;
        for (Optional<Instant> next = Optional.of(now); next.isPresent(); next = next(history, submitted, now)) {
            now = next.get();
            List<Message> batch = new ArrayList<>(agenda.take(now));
            while (submitted < history.size() && !BEGINNING.plus(history.get(submitted).submit()).isAfter(now)) {
                TraceJob job = history.get(submitted++);
                fruitlessTurns = 0;
                ledger.submitted(job, now);
                batch.add(submissions.of(job, now));
            }
            int before = ledger.finished();
            turn(batch, now);
            if (ledger.finished() > before) {
                progress.accept(ledger.finished());
            }
        }
    }

    /** Nothing when nobody waits any more, or those who do can wait for ever. */
    private Optional<Instant> next(List<TraceJob> history, int submitted, Instant now) {
        Optional<Instant> submission = submitted < history.size()
                ? Optional.of(BEGINNING.plus(history.get(submitted).submit()))
                : Optional.empty();
        boolean mayHappen = submission.isPresent() || !running.isEmpty() || ledger.waiting() > 0 && fruitlessTurns < PATIENCE;
        Optional<Instant> due = mayHappen ? core.nextDue() : Optional.empty();
        return Stream.of(agenda.next(), submission, due).flatMap(Optional::stream).min(Instant::compareTo)
                .map(at -> at.isBefore(now) ? now : at);
    }

    private void turn(List<Message> batch, Instant now) {
        Turn turn = core.process(batch, now);
        fruitlessTurns = running.isEmpty() ? fruitlessTurns + 1 : 0;
        for (Effect effect : turn.effects()) {
            switch (effect) {
                case Effect.EntityPut _,Effect.EntityRemoved _ -> {
                }
                case Effect.Placed(int partition, PlacementEvent event) -> obey(event, now);
                case Effect.Said(Message message) -> hear(message, now);
            }
        }
    }

    private void obey(PlacementEvent event, Instant now) {
        switch (event) {
            case JobPlaced placed -> {
                fruitlessTurns = 0;
                running.add(placed.attempt());
                ledger.began(placed.attempt().job(), now);
                report(placed.executor(), now, new AttemptRunning(placed.attempt(), now));
                Instant end = now.plus(ledger.job(placed.attempt().job()).run());
                report(placed.executor(), end, new AttemptExited(placed.attempt(), now, end, 0, Optional.empty()));
            }
            case JobStopRequested stop -> {
                if (running.remove(stop.attempt())) {
                    report(stop.executor(), now, new AttemptExited(stop.attempt(), now, now, STOPPED, Optional.empty()));
                }
            }
            case PlacementEvent.AttemptsAcknowledged over -> running.removeAll(over.attempts());
        }
    }

    private void hear(Message message, Instant now) {
        if (message instanceof JobStatusChanged status) {
            ledger.hear(status);
            if (status.status().isTerminal() && !status.job().isChild()) {
                agenda.enter(now, new JobArchived(status.job(), status.version()));
            }
        } else if (message instanceof InstanceRequested request) {
            launch(request, now);
        } else if (message instanceof InstanceReleased released) {
            hosts.giveBack(released.instance());
            agenda.enter(now, new InstanceTerminated(released.instance(), "released"));
            agenda.enter(now, hosts.describe());
        }
    }

    /** That it is on its way is said at once: what hosts have free is told without it, and would be counted as taken twice. */
    private void launch(InstanceRequested request, Instant now) {
        Optional<InstanceReady> instance = hosts.cut(request);
        if (instance.isPresent()) {
            agenda.enter(now, new InstanceLaunching(request.instance(), request.computeEnvironment()));
            agenda.enter(now, hosts.describe());
            agenda.enter(now.plus(seconds(configuration.launchSeconds())), instance.get());
        } else {
            agenda.enter(now, new LaunchFailed(request.instance(), request.computeEnvironment(), "no host has room"));
        }
    }

    private void report(ExecutorId executor, Instant at, JobReport report) {
        agenda.enter(at, new JobReports(executor, "1", List.of(report)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
