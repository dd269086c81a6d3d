/**
 * How long jobs usually run, learnt from those of the same definition that have succeeded.
 *
 * <p>Refuses to know what an estimate is used for, and never takes the place of a timeout.
 */
package dev.longshore.scheduler.core.estimate;
