/**
 * What executors report of attempts: that they are starting, run, have ended, or could not start.
 *
 * <p>Facts, not verdicts: whether the job has failed is the scheduler's to say.
 */
package dev.longshore.contracts.report;
