/**
 * From a query to the index entries worth looking at: what a query demands of each field, and which index serves it best.
 *
 * <p>Refuses to decide whether a document matches: a plan may look at too many documents, never at too few.
 */
package dev.longshore.store.query;
