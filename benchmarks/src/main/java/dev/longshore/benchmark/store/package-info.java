/**
 * Fills the store of a system that does not run with very many jobs, as copies of jobs that it has run.
 *
 * <p>Knows of a job's document only its id, name, queue, status and times, and refuses to make one up.
 */
package dev.longshore.benchmark.store;
