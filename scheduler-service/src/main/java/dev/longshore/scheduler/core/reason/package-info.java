/**
 * Why a job waits: typed reasons with numbers, and the one place that turns them into a sentence, with AWS's own code first where
 * there is one.
 *
 * <p>Refuses to know how a reason was found.
 */
package dev.longshore.scheduler.core.reason;
