/**
 * All of Longshore in one JVM: the broker and the store, then the four services, each in a context of its own.
 *
 * <p>Assembles, and refuses to know what the parts say to each other.
 */
package dev.longshore.standalone;
