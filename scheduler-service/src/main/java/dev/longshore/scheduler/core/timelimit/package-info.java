/**
 * Jobs that wait too long for a reason for which their queue sets a limit.
 *
 * <p>Refuses to know how a reason was found: it goes by what the job's status says.
 */
package dev.longshore.scheduler.core.timelimit;
