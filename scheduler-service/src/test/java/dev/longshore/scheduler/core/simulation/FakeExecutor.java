package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.CapacityEvent.ExecutorReady;
import dev.longshore.contracts.capacity.EngineId;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.placement.PlacementEvent.AttemptsAcknowledged;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.placement.PlacementEvent.JobStopRequested;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.report.JobReport.AttemptExited;
import dev.longshore.contracts.report.JobReport.AttemptFailedToStart;
import dev.longshore.contracts.report.JobReport.AttemptRunning;
import dev.longshore.contracts.report.JobReport.AttemptStarting;
import dev.longshore.contracts.report.JobReports;

/**
 * An executor as its contract says, on a host of its own. What it holds outlives its restarts; a reboot ends what runs and forgets it.
 */
final class FakeExecutor {

    static final String NO_IMAGE = "CannotPullContainerError: no such image";
    private static final Duration HEARTBEATS = Duration.ofSeconds(3);
    private static final Duration NETWORK = Duration.ofMillis(300);

    private final World world;
    private final ExecutorId id;
    private final Resources capacity;
    private final TreeMap<AttemptId, Held> held = new TreeMap<>();
    private final Set<AttemptId> acknowledged = new HashSet<>();
    private int starts;
    private int boots = 1;
    private final List<Runnable> onTheWay = new ArrayList<>();
    private boolean up;
    private boolean connected = true;

    FakeExecutor(World world, String name, Resources capacity) {
        this.world = world;
        this.id = new ExecutorId(name);
        this.capacity = capacity;
    }

    /** An attempt, from its placement to the acknowledgement of its end. */
    private static final class Held {

        private Optional<Instant> startedAt = Optional.empty();
        private Optional<JobReport> end = Optional.empty();
    }

    ExecutorId id() {
        return id;
    }

    /** Of its host. */
    Resources capacity() {
        return capacity;
    }

    EngineId engine() {
        return new EngineId("engine of " + id);
    }

    boolean isUp() {
        return up;
    }

    Set<AttemptId> held() {
        return held.keySet();
    }

    void start() {
        starts++;
        up = true;
        announce();
        beat(incarnation());
        repeatEnds(incarnation());
    }

    /** The process dies; what runs runs on. */
    void stop() {
        up = false;
        reconnect();
    }

    /** Nothing gets through to it, or from it, for now. */
    void cutOff() {
        connected = false;
    }

    /** What was kept on the way comes through, if the process still lives. */
    void reconnect() {
        connected = true;
        List<Runnable> kept = List.copyOf(onTheWay);
        onTheWay.clear();
        if (up) {
            kept.forEach(Runnable::run);
        }
    }

    /** The host goes down: what ran is gone, without a trace. */
    void goDown() {
        stop();
        boots++;
        List<AttemptId> gone = held.keySet().stream().filter(attempt -> held.get(attempt).end.isEmpty()).toList();
        gone.forEach(attempt -> {
            held.remove(attempt);
            world.over(attempt, Optional.empty());
        });
    }

    void receive(PlacementEvent event) {
        if (!connected) {
            onTheWay.add(() -> receive(event));
            return;
        }
        if (!up || !event.incarnation().equals(incarnation())) {
            return;
        }
        switch (event) {
            case JobPlaced placed -> place(placed);
            case JobStopRequested request -> stop(request.attempt());
            case AttemptsAcknowledged ends -> ends.attempts().forEach(this::acknowledge);
        }
    }

    private String incarnation() {
        return id + "/" + starts;
    }

    private void announce() {
        say(new ExecutorReady(id, incarnation(), engine(), "boot " + boots, 0, List.copyOf(held.keySet())));
        new ArrayList<>(held.keySet()).forEach(this::reportStage);
    }

    private void place(JobPlaced placed) {
        AttemptId attempt = placed.attempt();
        if (acknowledged.contains(attempt)) {
            return;
        }
        if (held.putIfAbsent(attempt, new Held()) != null) {
            reportStage(attempt);
            return;
        }
        report(new AttemptStarting(attempt, world.now()));
        Plan plan = world.planOf(attempt);
        int boot = boots;
        world.timeline().in(plan.startDelay(), () -> begin(attempt, plan, boot));
    }

    private void begin(AttemptId attempt, Plan plan, int boot) {
        Held mine = held.get(attempt);
        if (boot != boots || mine == null || mine.end.isPresent()) {
            return;
        }
        if (plan.failsToStart()) {
            end(attempt, new AttemptFailedToStart(attempt, world.now(), NO_IMAGE));
            return;
        }
        world.began(attempt, id);
        mine.startedAt = Optional.of(world.now());
        report(new AttemptRunning(attempt, world.now(), Optional.of("10.0.0.1")));
        world.timeline().in(plan.duration(), () -> exit(attempt, plan.exitCode(), boot));
    }

    private void exit(AttemptId attempt, int code, int boot) {
        Held mine = held.get(attempt);
        if (boot == boots && mine != null && mine.end.isEmpty()) {
            end(attempt, new AttemptExited(attempt, mine.startedAt.orElseThrow(), world.now(), code, Optional.empty()));
        }
    }

    private void stop(AttemptId attempt) {
        Held mine = held.get(attempt);
        int boot = boots;
        if (mine == null) {
            report(new AttemptFailedToStart(attempt, world.now(), "the executor does not hold it"));
        } else if (mine.end.isPresent()) {
            reportStage(attempt);
        } else if (mine.startedAt.isPresent()) {
            world.timeline().in(Duration.ofSeconds(2), () -> exit(attempt, 143, boot));
        } else {
            end(attempt, new AttemptFailedToStart(attempt, world.now(), "stopped before it began"));
        }
    }

    private void end(AttemptId attempt, JobReport end) {
        world.over(attempt, Optional.of(end));
        held.get(attempt).end = Optional.of(end);
        report(end);
    }

    private void acknowledge(AttemptId attempt) {
        Held mine = held.get(attempt);
        if (mine != null && mine.end.isPresent()) {
            held.remove(attempt);
            acknowledged.add(attempt);
        }
    }

    private void reportStage(AttemptId attempt) {
        Held mine = held.get(attempt);
        report(mine.end.or(() -> mine.startedAt.map(at -> new AttemptRunning(attempt, at, Optional.of("10.0.0.1"))))
                .orElseGet(() -> new AttemptStarting(attempt, world.now())));
    }

    private void report(JobReport report) {
        if (up) {
            say(new JobReports(id, incarnation(), List.of(report)));
        }
    }

    private void beat(String incarnation) {
        if (up && incarnation.equals(incarnation())) {
            say(new Heartbeat(id, incarnation, world.now()));
            world.timeline().in(HEARTBEATS, () -> beat(incarnation));
        }
    }

    private void repeatEnds(String incarnation) {
        if (up && incarnation.equals(incarnation())) {
            held.keySet().stream().filter(attempt -> held.get(attempt).end.isPresent()).toList().forEach(this::reportStage);
            world.timeline().in(Duration.ofSeconds(30), () -> repeatEnds(incarnation));
        }
    }

    private void say(Message message) {
        if (!connected) {
            onTheWay.add(() -> say(message));
            return;
        }
        world.toScheduler(message.getClass().getSimpleName() + " of " + id, NETWORK, message);
    }
}
