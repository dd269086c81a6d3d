package dev.longshore.scheduler.core.placement;

import dev.longshore.scheduler.core.state.Queue;
import dev.longshore.scheduler.core.state.Waiting;

/**
 * A queue that is held up.
 *
 * @param first who may start and finds no room
 */
record Blocked(Queue queue, Waiting first) {}
