/**
 * Jobs that wait for other jobs: who waits for whom, and what the end of one means to the others.
 *
 * <p>Refuses to know how a job came to its end.
 */
package dev.longshore.scheduler.core.dependency;
