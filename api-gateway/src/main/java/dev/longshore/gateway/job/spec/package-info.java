/**
 * What a job runs: a job definition merged with what one submission overrides, for the scheduler and as DescribeJobs shows it.
 *
 * <p>Refuses to know where definitions come from and what becomes of a submission.
 */
package dev.longshore.gateway.job.spec;
