package dev.longshore.scheduler.core.placement;

import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * A queue whose turn it is.
 *
 * @param front of its line, without those that could never be placed
 */
record QueueInTurn(Queue queue, Front front) {

    /** Its front has come to somebody who finds no room. */
    Blocked blocked() {
        return new Blocked(this, front.head().orElseThrow());
    }

    /**
     * A queue that is held up.
     *
     * @param first who holds it up
     */
    record Blocked(QueueInTurn turn, Waiting first) {

        Queue queue() {
            return turn.queue();
        }
    }
}
