/**
 * Attempts at running a job: what executors report of them, and what the end of one means for its job.
 *
 * <p>Refuses to know where the next attempt will run.
 */
package dev.longshore.scheduler.core.attempt;
