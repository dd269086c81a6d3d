/**
 * SubmitJob: from a request to a durable document, and from there to the scheduler.
 *
 * <p>Refuses to know what happens to a job afterwards.
 */
package dev.longshore.gateway.job.submission;
