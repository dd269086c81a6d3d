/**
 * Job queues: creating, changing, describing and deleting them, and finding the one that a request refers to.
 *
 * <p>Refuses to know which jobs wait in a queue and in which order.
 */
package dev.longshore.gateway.queue;
