/**
 * The agent on a host: puts its parts together and chooses what runs the attempts.
 *
 * <p>Refuses to decide what runs where, and what becomes of a job.
 */
package dev.longshore.executor;
