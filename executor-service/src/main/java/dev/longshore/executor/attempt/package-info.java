/**
 * The attempts that this executor holds, each from its placement until the scheduler has acknowledged its end.
 *
 * <p>Refuses to know how placements come and reports go, and what runs a container.
 */
package dev.longshore.executor.attempt;
