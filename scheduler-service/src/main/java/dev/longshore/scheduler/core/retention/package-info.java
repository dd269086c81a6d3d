/**
 * When a job that has ended is forgotten.
 *
 * <p>Refuses to know who keeps it from then on.
 */
package dev.longshore.scheduler.core.retention;
