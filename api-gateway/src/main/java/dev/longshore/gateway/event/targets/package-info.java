/**
 * Event targets: who is to be told of events, of which, and how; putting, reading, listing and deleting them.
 *
 * <p>Refuses to know how an event gets to a target.
 */
package dev.longshore.gateway.event.targets;
