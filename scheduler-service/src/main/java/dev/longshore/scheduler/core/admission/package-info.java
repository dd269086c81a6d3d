/**
 * New jobs, queues and environments: taken once, however often they are sent.
 *
 * <p>Refuses to know when and where a job will run.
 */
package dev.longshore.scheduler.core.admission;
