/**
 * What executors are told to do with an attempt.
 *
 * <p>Refuses to know why.
 */
package dev.longshore.scheduler.core.order;
