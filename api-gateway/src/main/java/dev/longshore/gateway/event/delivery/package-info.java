/**
 * Brings events from the topic to targets: in order for each job, again where it failed, to the dead letters where it is of no use. Each
 * target has a reader of its own, so that none waits for another.
 *
 * <p>Refuses to know what an event says.
 */
package dev.longshore.gateway.event.delivery;
