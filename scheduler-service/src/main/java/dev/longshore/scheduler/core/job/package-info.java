/**
 * The steps of a job's life, and how they are told.
 *
 * <p>Refuses to know why a step is taken.
 */
package dev.longshore.scheduler.core.job;
