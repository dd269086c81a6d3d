/**
 * Whether a failed attempt is followed by another: the job's retry strategy, applied to how the attempt ended.
 *
 * <p>Refuses to know jobs: cancelled, terminated and timed-out ones are not asked about, because they are never retried.
 */
package dev.longshore.scheduler.core.retry;
