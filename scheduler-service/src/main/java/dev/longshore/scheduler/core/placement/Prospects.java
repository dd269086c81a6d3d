package dev.longshore.scheduler.core.placement;

import java.util.List;
import java.util.Optional;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.scheduler.core.fit.Growth;
import dev.longshore.scheduler.core.reason.Obstacle;
import dev.longshore.scheduler.core.reason.WaitReason;
import dev.longshore.scheduler.core.state.Queue;

/** What keeps the first in line of a queue from being placed. */
public final class Prospects {

    private final Rooms rooms;
    private final Growth growth;

    public Prospects(Rooms rooms, Growth growth) {
        this.rooms = rooms;
        this.growth = growth;
    }

    public WaitReason of(Queue queue, Resources needs) {
        List<Optional<Obstacle>> obstacles = queue.definition().computeEnvironments().stream()
                .map(environment -> growth.obstacle(environment, needs)).toList();
        if (rooms.find(queue, needs).isPresent() || obstacles.stream().anyMatch(Optional::isEmpty)) {
            return new WaitReason.AboutToBePlaced();
        }
        return new WaitReason.NoRoom(needs, obstacles.stream().flatMap(Optional::stream).toList());
    }

    /** The reason, if it is one that only a change of capacity by somebody else will remove. */
    Optional<WaitReason> trouble(Queue queue, Resources needs) {
        WaitReason reason = of(queue, needs);
        return reason instanceof WaitReason.NoRoom noRoom && noRoom.obstacles().stream().anyMatch(Prospects::isTrouble)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private static boolean isTrouble(Obstacle obstacle) {
        return switch (obstacle) {
            case Obstacle.NoHost none -> true;
            case Obstacle.LaunchFailing failing -> true;
            case Obstacle.AtMaximum full -> false;
            case Obstacle.HostsTaken taken -> false;
            case Obstacle.InstanceComing coming -> false;
            case Obstacle.TooSmall small -> false;
            case Obstacle.Disabled disabled -> false;
            case Obstacle.Unknown unknown -> false;
        };
    }
}
