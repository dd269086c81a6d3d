/**
 * Bytes under slot numbers, kept in append-only files: what was put or removed before a crash of the process is there after it.
 *
 * <p>Refuses to know what the bytes mean.
 */
package dev.longshore.store.journal;
