/**
 * A naive store: a map that is scanned for everything, to hold the real one against.
 *
 * <p>Refuses to know indexes, journals and restarts.
 */
package dev.longshore.store.model;
