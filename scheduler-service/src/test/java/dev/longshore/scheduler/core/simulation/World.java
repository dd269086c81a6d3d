package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.report.JobReport;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;

/**
 * A cell and its surroundings, driven by one seed: messages are late, repeated, and overtake each other across keys; the scheduler dies
 * between deciding and committing, executors restart, hosts go down.
 */
final class World {

    private static final Duration NETWORK = Duration.ofMillis(300);

    private final long seed;
    private final Timeline timeline;
    private final FakeGateway gateway = new FakeGateway(this);
    private final FakeProvisioner provisioner;
    private final Map<ExecutorId, FakeExecutor> executors = new TreeMap<>();
    private final List<Message> inbox = new ArrayList<>();
    private final Map<String, Entity> stored = new TreeMap<>();
    private final List<Observer> observers;
    private final Random restarts;
    private final double restartChance;
    private SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private boolean calm;

    /** @param restartChance of a restart of the scheduler after each turn, beside those that happen anyway */
    World(long seed, double restartChance, List<Observer> observers) {
        this.seed = seed;
        this.restarts = new Random(seed);
        this.restartChance = restartChance;
        this.timeline = new Timeline(new Random(seed));
        this.observers = observers;
        this.provisioner = new FakeProvisioner(this, new HostTypes(seed));
        poll();
        ownHeartbeat();
    }

    Timeline timeline() {
        return timeline;
    }

    Instant now() {
        return timeline.now();
    }

    FakeGateway gateway() {
        return gateway;
    }

    FakeProvisioner provisioner() {
        return provisioner;
    }

    List<FakeExecutor> executors() {
        return List.copyOf(executors.values());
    }

    Map<String, Entity> stored() {
        return stored;
    }

    SchedulerCore core() {
        return core;
    }

    /** From now on nothing breaks any more. */
    void calmDown() {
        calm = true;
    }

    boolean calm() {
        return calm;
    }

    void addHost(String name, Resources capacity) {
        FakeExecutor executor = new FakeExecutor(this, name, capacity);
        executors.put(executor.id(), executor);
        executor.start();
        provisioner.register(executor, capacity);
    }

    Plan planOf(AttemptId attempt) {
        return Plan.of(seed, attempt);
    }

    /** An attempt runs. */
    void began(AttemptId attempt, ExecutorId where) {
        observers.forEach(observer -> observer.began(attempt, where));
    }

    /** An attempt is over; where there is no end, it is gone without a trace. */
    void over(AttemptId attempt, Optional<JobReport> end) {
        observers.forEach(observer -> observer.over(attempt, end));
    }

    void happened(Happening what) {
        observers.forEach(observer -> observer.happened(what));
    }

    /** Sends something to the scheduler; now and then twice. */
    void toScheduler(String channel, Duration mostDelay, Message message) {
        timeline.send(channel, mostDelay, () -> inbox.add(message));
        if (timeline.chance(calm ? 0 : 0.05)) {
            happened(Happening.SENT_TWICE);
            timeline.send(channel, mostDelay, () -> inbox.add(message));
        }
    }

    private void poll() {
        turn();
        timeline.in(timeline.upTo(Duration.ofMillis(400)), this::poll);
    }

    private void ownHeartbeat() {
        inbox.add(new Heartbeat(new ExecutorId("scheduler"), "own", now()));
        timeline.in(Duration.ofSeconds(3), this::ownHeartbeat);
    }

    private void turn() {
        boolean due = core.nextDue().filter(when -> !when.isAfter(now())).isPresent();
        if (inbox.isEmpty() && !due) {
            return;
        }
        List<Message> batch = List.copyOf(inbox);
        Turn turn = core.process(batch, now());
        observers.forEach(observer -> observer.decided(batch, now(), turn));
        if (timeline.chance(calm ? 0 : 0.03)) {
            happened(Happening.ABORT);
            restart();
            return;
        }
        inbox.clear();
        commit(batch, turn);
        if (timeline.chance(calm ? 0 : 0.01) || restarts.nextDouble() < restartChance) {
            happened(Happening.RESTART);
            restart();
        }
    }

    private void commit(List<Message> batch, Turn turn) {
        if (turn.isEmpty()) {
            return;
        }
        Map<String, Entity> before = new TreeMap<>(stored);
        turn.effects().forEach(this::store);
        Observer.Step step = new Observer.Step(before, batch, now(), turn, stored, core);
        observers.forEach(observer -> observer.see(step));
        turn.effects().forEach(this::deliver);
    }

    private void restart() {
        List<Entity> entities = shuffled(stored, restarts);
        core = rebuilt(entities);
        observers.forEach(observer -> observer.restarted(entities));
    }

    static List<Entity> shuffled(Map<String, Entity> entities, Random random) {
        List<Entity> shuffled = new ArrayList<>(entities.values());
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    static SchedulerCore rebuilt(List<Entity> entities) {
        SchedulerCore fresh = new SchedulerCore(CoreSettings.defaults());
        entities.forEach(fresh::restore);
        return fresh;
    }

    private void store(Effect effect) {
        switch (effect) {
            case Effect.EntityPut(Entity entity) -> stored.put(entity.key(), entity);
            case Effect.EntityRemoved(String key) -> stored.remove(key);
            case Effect.Said said -> {
            }
            case Effect.Placed placed -> {
            }
        }
    }

    private void deliver(Effect effect) {
        switch (effect) {
            case Effect.EntityPut put -> {
            }
            case Effect.EntityRemoved removed -> {
            }
            case Effect.Said(JobStatusChanged status) -> gateway.receive(status);
            case Effect.Said(InstanceRequest request) -> timeline.send("requests", NETWORK, () -> provisioner.receive(request));
            case Effect.Said other -> {
            }
            case Effect.Placed(int partition, PlacementEvent event) -> timeline.send("placements to " + event.executor(), NETWORK,
                    () -> executors.get(event.executor()).receive(event));
        }
    }
}
