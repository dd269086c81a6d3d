/**
 * Scheduling policies: how fair-share queues divide what they have; creating, changing, describing and deleting them.
 *
 * <p>Refuses to know who has used how much.
 */
package dev.longshore.gateway.policy;
