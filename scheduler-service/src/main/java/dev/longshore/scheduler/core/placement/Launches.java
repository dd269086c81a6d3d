package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.capacity.InstanceRequest.InstanceRequested;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.scheduler.core.capacity.IdleInstances;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.reason.Obstacle;
import dev.longshore.scheduler.core.state.Environment;
import dev.longshore.scheduler.core.state.Instance;
import dev.longshore.scheduler.core.state.Memory;
import dev.longshore.scheduler.core.state.TurnJournal;

/** Asks for instances, and gives idle ones back when somebody waits who needs a larger one. */
public final class Launches {

    private final int cell;
    private final Growth growth;
    private final IdleInstances idle;

    public Launches(int cell, Growth growth, IdleInstances idle) {
        this.cell = cell;
        this.growth = growth;
        this.idle = idle;
    }

    void request(TurnJournal journal, Map<Arn, Draft> drafts) {
        drafts.forEach((environment, draft) -> request(journal, environment, draft));
    }

    /** Idle instances that are too small for who is first in line only stand in the way. */
    void makeRoomFor(TurnJournal journal, Stuck stuck) {
        for (Arn environment : stuck.queue().definition().computeEnvironments()) {
            growth.obstacle(environment, stuck.needs()).ifPresent(obstacle -> clear(journal, obstacle, stuck));
        }
    }

    /** Whether what is free on hosts of that type is too little: it is left to who is first in line, and not to minimums. */
    boolean lacksHosts(Stuck stuck, String type) {
        return stuck.queue().definition().computeEnvironments().stream()
                .flatMap(environment -> growth.obstacle(environment, stuck.needs()).stream())
                .filter(obstacle -> obstacle instanceof Obstacle.HostsTaken || obstacle instanceof Obstacle.BestFitTaken)
                .anyMatch(obstacle -> growth.wouldTake(obstacle.environment(), stuck.needs(), type));
    }

    /**
     * Whether somebody waits for hosts of that type for whom launches fail again and again: what is free may be on several of them, and
     * what idles on one of them in the way.
     */
    boolean keepFailing(Memory memory, Blocked blocked, String type) {
        return blocked.queue().definition().computeEnvironments().stream().flatMap(arn -> memory.environment(arn).stream())
                .filter(Environment::keepsFailing)
                .anyMatch(environment -> growth.wouldTake(environment.arn(), blocked.first().demand().perNode(), type));
    }

    private void afterFailure(TurnJournal journal, Obstacle.LaunchFailing failing, Stuck stuck) {
        if (journal.memory().environment(failing.environment()).filter(Environment::keepsFailing).isPresent()) {
            idle.giveBackAll(journal, inTheWay(failing, stuck));
            return;
        }
        idle.giveBackSpare(journal, inTheWay(failing, stuck));
    }

    /** Those in whose place there might be room; of a type of hosts that would not be taken there is none. */
    private Predicate<Instance> inTheWay(Obstacle obstacle, Stuck stuck) {
        Map<String, Boolean> byType = new TreeMap<>();
        return instance -> !stuck.gathered().contains(instance.id()) && byType.computeIfAbsent(instance.shape().type(),
                type -> growth.wouldTake(obstacle.environment(), stuck.needs(), type));
    }

    private void request(TurnJournal journal, Arn environment, Draft draft) {
        InstanceId id = new InstanceId("i-%05x%012x".formatted(cell, journal.nextInstance()));
        List<InstanceShape> acceptable = draft.acceptable();
        journal.put(Instance.requested(id, environment, acceptable.getFirst()));
        journal.say(new InstanceRequested(id, environment, cell, acceptable));
    }

    private void clear(TurnJournal journal, Obstacle obstacle, Stuck stuck) {
        switch (obstacle) {
            case Obstacle.AtMaximum full ->
                idle.giveBackWithin(journal, full.environment(), full.maximum().minus(stuck.needs().vcpus()), stuck.gathered());
            case Obstacle.HostsTaken taken -> idle.giveBackAll(journal, inTheWay(taken, stuck));
            case Obstacle.BestFitTaken taken -> idle.giveBackAll(journal, inTheWay(taken, stuck));
            case Obstacle.LaunchFailing failing -> afterFailure(journal, failing, stuck);
            case Obstacle.InstanceComing coming -> {
            }
            case Obstacle.NoHost none -> {
            }
            case Obstacle.TooSmall small -> {
            }
            case Obstacle.NoTypeFits none -> {
            }
            case Obstacle.Disabled disabled -> {
            }
            case Obstacle.Unknown unknown -> {
            }
        }
    }
}
