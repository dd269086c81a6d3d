/**
 * Drives the production scheduler through a history in virtual time, and notes what became of each job.
 *
 * <p>Refuses to know where the history and the configuration came from, and how the result is shown.
 */
package dev.longshore.simulator.replay;
