/**
 * Answers why a job waits, when somebody asks.
 *
 * <p>Refuses to guess: it asks the same rules by which jobs are placed.
 */
package dev.longshore.scheduler.core.why;
