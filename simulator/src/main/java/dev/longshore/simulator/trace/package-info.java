/**
 * Histories of jobs, as files that people have of them.
 *
 * <p>Refuses to know what becomes of the jobs.
 */
package dev.longshore.simulator.trace;
