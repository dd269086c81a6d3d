/**
 * Multi-node jobs: the nodes that are placed together, begin after their main node, and end with it.
 *
 * <p>Refuses to know where there is room for them, and whether the job is tried again.
 */
package dev.longshore.scheduler.core.gang;
