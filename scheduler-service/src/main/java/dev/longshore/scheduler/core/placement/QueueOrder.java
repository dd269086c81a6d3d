package dev.longshore.scheduler.core.placement;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.longshore.scheduler.core.fairshare.Shares;
import dev.longshore.scheduler.core.state.Ask;
import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Lane;
import dev.longshore.scheduler.core.state.Line;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * Who goes next in a queue: of its lanes, the one whose share costs least; in it, whoever is first. First in, first out is the case of a
 * single lane.
 */
final class QueueOrder {

    private static final Comparator<Turn> CHEAPEST_FIRST = Comparator.comparingDouble(Turn::cost).thenComparing(Turn::share);

    private final Shares shares;
    private final PriorityQueue<Turn> turns = new PriorityQueue<>(CHEAPEST_FIRST);

    /** @param walk where the walk along a lane begins */
    QueueOrder(Line line, Shares shares, Instant now, Function<Lane, Front> walk) {
        this.shares = shares;
        boolean isOnlyOne = line.lanes().size() == 1;
        line.lanes().forEach((share, lane) -> turns
                .add(new Turn(isOnlyOne ? 0 : shares.cost(share, now), share, walk.apply(lane))));
    }

    private record Turn(double cost, String share, Front front) {}

    Optional<Waiting> head() {
        while (!turns.isEmpty()) {
            Optional<Waiting> head = turns.peek().front().head();
            if (head.isPresent()) {
                return head;
            }
            turns.poll();
        }
        return Optional.empty();
    }

    /** So many of those at the head start. */
    void charge(Waiting head, int jobs) {
        if (turns.size() > 1) {
            Turn turn = turns.poll();
            double cost = turn.cost() + jobs * shares.costOf(turn.share(), head.demand());
            turns.add(new Turn(cost, turn.share(), turn.front()));
        }
    }

    /** Goes on behind the head. */
    void pass() {
        turns.peek().front().pass();
    }

    /** Goes on behind the head, past all who ask for the same. */
    void passAllAlike() {
        turns.peek().front().passAllAlike();
    }

    /** The same, and past those next to it in its lane for whose ask something holds. Returns past how many asks, at most so many. */
    int passAllAlike(Predicate<Ask> also, int most) {
        return turns.peek().front().passAllAlike(also, most);
    }

    /** Goes on behind the head, past all of its share. */
    void passShare() {
        turns.poll();
    }

    /** Nobody goes next any more. */
    void passAll() {
        turns.clear();
    }
}
