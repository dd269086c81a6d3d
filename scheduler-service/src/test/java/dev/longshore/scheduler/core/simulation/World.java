package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.Heartbeat;
import dev.longshore.contracts.capacity.InstanceRequest;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.placement.PlacementEvent;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cell and its surroundings, driven by one seed: messages are late, repeated, and overtake each other across keys; the scheduler dies
 * between deciding and committing, executors restart, hosts go down.
 */
final class World {

    private static final Duration NETWORK = Duration.ofMillis(300);

    private final long seed;
    private final Timeline timeline;
    private final FakeGateway gateway = new FakeGateway(this);
    private final FakeProvisioner provisioner = new FakeProvisioner(this);
    private final Map<ExecutorId, FakeExecutor> executors = new TreeMap<>();
    private final List<Message> inbox = new ArrayList<>();
    private final Map<String, Entity> stored = new TreeMap<>();
    private final Set<AttemptId> begun = new HashSet<>();
    private final List<Observer> observers;
    private SchedulerCore core = new SchedulerCore(CoreSettings.defaults());
    private boolean calm;

    World(long seed, List<Observer> observers) {
        this.seed = seed;
        this.timeline = new Timeline(new Random(seed));
        this.observers = observers;
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
        FakeExecutor executor = new FakeExecutor(this, name);
        executors.put(executor.id(), executor);
        executor.start();
        provisioner.register(executor, capacity);
    }

    Plan planOf(AttemptId attempt) {
        return Plan.of(seed, attempt);
    }

    /** An attempt runs, which it may do once. */
    void began(AttemptId attempt) {
        assertThat(begun.add(attempt)).as("%s runs for the first time", attempt).isTrue();
    }

    /** Sends something to the scheduler; now and then twice. */
    void toScheduler(String channel, Duration mostDelay, Message message) {
        timeline.send(channel, mostDelay, () -> inbox.add(message));
        if (timeline.chance(calm ? 0 : 0.05)) {
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
        if (timeline.chance(calm ? 0 : 0.03)) {
            core = rebuilt(stored, timeline.random());
            return;
        }
        inbox.clear();
        commit(batch, turn);
    }

    private void commit(List<Message> batch, Turn turn) {
        assertThat(turn.refusals()).isEmpty();
        if (turn.isEmpty()) {
            return;
        }
        Map<String, Entity> before = new TreeMap<>(stored);
        turn.effects().forEach(this::store);
        Observer.Step step = new Observer.Step(before, batch, now(), turn, stored, core);
        observers.forEach(observer -> observer.see(step));
        turn.effects().forEach(this::deliver);
    }

    static SchedulerCore rebuilt(Map<String, Entity> entities, Random random) {
        List<Entity> shuffled = new ArrayList<>(entities.values());
        Collections.shuffle(shuffled, random);
        SchedulerCore fresh = new SchedulerCore(CoreSettings.defaults());
        shuffled.forEach(fresh::restore);
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
