/**
 * Who is first in each queue, and since when.
 *
 * <p>Refuses to know whether there is room for them.
 */
package dev.longshore.scheduler.core.front;
