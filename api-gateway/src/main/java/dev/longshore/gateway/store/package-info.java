/**
 * The way to MongoDB: the database, its indexes, how long to wait for it, how its failures are told apart, and a memory for what was
 * read a moment ago.
 *
 * <p>Refuses to know what is stored.
 */
package dev.longshore.gateway.store;
