/**
 * What can be set of the scheduler, under {@code longshore.scheduler}.
 *
 * <p>Refuses to know what is done with a setting.
 */
package dev.longshore.scheduler.settings;
