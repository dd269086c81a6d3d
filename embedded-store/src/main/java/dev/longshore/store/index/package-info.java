/**
 * Ordered indexes over documents: the values at their fields as byte strings that sort as MongoDB sorts the values.
 *
 * <p>Refuses to know queries, and where documents are kept.
 */
package dev.longshore.store.index;
