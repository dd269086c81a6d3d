/**
 * The scheduler's memory: its entities, the indexes that follow from them, and the one place where both change.
 *
 * <p>Refuses to decide anything: what becomes of a job or an instance is settled elsewhere and arrives here as effects.
 */
package dev.longshore.scheduler.core.state;
