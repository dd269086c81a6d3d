package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.reason.Obstacle;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Demand;
import dev.longshore.scheduler.core.state.Queue;

/** What keeps the first in line of a queue from being placed. */
public final class Prospects {

    private final Rooms rooms;
    private final Growth growth;

    public Prospects(Rooms rooms, Growth growth) {
        this.rooms = rooms;
        this.growth = growth;
    }

    public WaitReason of(Queue queue, Demand demand) {
        Resources needs = demand.perNode();
        List<Optional<Obstacle>> obstacles = queue.definition().computeEnvironments().stream()
                .map(environment -> growth.obstacle(environment, needs)).toList();
        boolean isPlaceable = !rooms.find(queue, demand, anywhere -> true).isEmpty();
        if (isPlaceable || demand.nodes() == 1 && obstacles.stream().anyMatch(Optional::isEmpty)) {
            return new WaitReason.AboutToBePlaced();
        }
        List<Obstacle> known = obstacles.stream().flatMap(Optional::stream).toList();
        return demand.nodes() == 1
                ? new WaitReason.NoRoom(needs, known)
                : new WaitReason.TooFewInstances(demand.nodes(), needs, rooms.most(queue, demand), known);
    }

    /** Whether what an instance of that type leaves on its host may become one for somebody of that queue. */
    public boolean wouldTake(Queue queue, Demand demand, String type) {
        return queue.definition().computeEnvironments().stream()
                .anyMatch(environment -> growth.wouldTake(environment, demand.perNode(), type));
    }

    /** The reason, if it is one that only a change of capacity by somebody else will remove. */
    Optional<WaitReason> trouble(Queue queue, Demand demand) {
        return Optional.of(of(queue, demand)).filter(reason -> obstacles(reason).stream().anyMatch(Prospects::isTrouble));
    }

    /** Whether an instance is on its way to an environment for which the last launch has failed. */
    boolean isTriedAgain(Queue queue, Demand demand) {
        return queue.definition().computeEnvironments().stream().filter(growth::isInTrouble)
                .flatMap(environment -> growth.obstacle(environment, demand.perNode()).stream())
                .anyMatch(Obstacle.InstanceComing.class::isInstance);
    }

    private static List<Obstacle> obstacles(WaitReason reason) {
        if (reason instanceof WaitReason.NoRoom noRoom) {
            return noRoom.obstacles();
        }
        return reason instanceof WaitReason.TooFewInstances few ? few.obstacles() : List.of();
    }

    private static boolean isTrouble(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NoHost none -> true;
            case Obstacle.LaunchFailing failing -> true;
            case Obstacle.AtMaximum full -> false;
            case Obstacle.HostsTaken taken -> false;
            case Obstacle.InstanceComing coming -> false;
            case Obstacle.TooSmall small -> false;
            case Obstacle.BestFitTaken taken -> false;
            case Obstacle.NoTypeFits none -> false;
            case Obstacle.Disabled disabled -> false;
            case Obstacle.Unknown unknown -> false;
        };
    }
}
