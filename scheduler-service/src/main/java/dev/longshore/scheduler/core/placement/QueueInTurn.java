package dev.longshore.scheduler.core.placement;

import dev.longshore.scheduler.core.state.Front;
import dev.longshore.scheduler.core.state.Queue;

/**
 * A queue whose turn it is.
 *
 * @param front of its line, without those that could never be placed
 */
record QueueInTurn(Queue queue, Front front) {}
