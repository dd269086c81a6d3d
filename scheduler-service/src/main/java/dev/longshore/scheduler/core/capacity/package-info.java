/**
 * Instances that come, stand idle and go.
 *
 * <p>Refuses to know for whom an instance was asked.
 */
package dev.longshore.scheduler.core.capacity;
