/**
 * Attempts that run for too long are stopped.
 *
 * <p>Refuses to know what becomes of the job then: that is settled when the attempt has ended.
 */
package dev.longshore.scheduler.core.timeout;
