/**
 * Runs attempts as child processes of this host where no container engine answers. Each has a small shell beside it that outlives the
 * executor and writes down the exit code.
 *
 * <p>Refuses to know images, networks and limits: a job sees the host as it is.
 */
package dev.longshore.executor.process;
