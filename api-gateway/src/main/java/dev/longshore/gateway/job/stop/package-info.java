/**
 * CancelJob, TerminateJob and their forms for many jobs: requests that are kept and repeated until they have had their effect.
 *
 * <p>Refuses to stop anything itself; that is the scheduler's part.
 */
package dev.longshore.gateway.job.stop;
