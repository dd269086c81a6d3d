/**
 * Jobs that were not started in time.
 *
 * <p>Refuses to know why they did not start.
 */
package dev.longshore.scheduler.core.expiry;
