/**
 * What Longshore shows of a single job beyond what AWS does: why it waits and where it stands, and what it went through.
 *
 * <p>Refuses to know how the scheduler decides: it shows what that says.
 */
package dev.longshore.gateway.job.insight;
