/**
 * Measures a running Longshore from outside, as a client of its HTTP interface.
 *
 * <p>Knows nothing of the services behind the interface; what it cannot see there, it does not measure.
 */
package dev.longshore.benchmark;
