/**
 * Who this executor is, the folder that is its alone, and how others hear that it is there.
 *
 * <p>Refuses to know what it runs.
 */
package dev.longshore.executor.host;
