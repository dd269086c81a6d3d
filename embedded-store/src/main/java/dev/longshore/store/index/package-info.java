/**
 * Ordered indexes over documents: the values at their fields as byte strings that sort as MongoDB sorts the values. What nobody has
 * asked for lately lies in a scratch file.
 *
 * <p>Refuses to know queries, and where documents are kept.
 */
package dev.longshore.store.index;
