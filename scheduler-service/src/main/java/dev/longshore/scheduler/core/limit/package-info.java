/**
 * How many jobs of a queue, and of each of its shares, may run at once, where its user has said so.
 *
 * <p>Refuses to know what else a job needs in order to start.
 */
package dev.longshore.scheduler.core.limit;
