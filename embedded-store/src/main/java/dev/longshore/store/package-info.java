/**
 * A MongoDB-compatible store in this JVM, for the embedded system: one folder, one port on loopback.
 *
 * <p>Refuses to know who stores what in it.
 */
package dev.longshore.store;
