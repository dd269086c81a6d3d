/**
 * Brings reports to the schedulers, in the order in which things happened.
 *
 * <p>Refuses to judge them.
 */
package dev.longshore.executor.report;
