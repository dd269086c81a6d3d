/**
 * Placement events: which attempt an executor is to run or stop, and which ends it may forget.
 *
 * <p>Decided by the scheduler, carried out by executors.
 */
package dev.longshore.contracts.placement;
