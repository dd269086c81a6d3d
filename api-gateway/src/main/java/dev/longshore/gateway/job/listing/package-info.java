/**
 * ListJobs: the jobs of a queue or the children of an array, in pages that stay right while jobs change.
 *
 * <p>Refuses to show more of a job than its summary.
 */
package dev.longshore.gateway.job.listing;
