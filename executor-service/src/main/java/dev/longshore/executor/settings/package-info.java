/**
 * What can be set for an executor.
 *
 * <p>Refuses to know what each setting leads to.
 */
package dev.longshore.executor.settings;
