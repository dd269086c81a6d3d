/**
 * Array jobs as a whole: children that never ran are settled together, and the parent ends when all children have.
 *
 * <p>Refuses to know how a single child is placed, run or retried.
 */
package dev.longshore.scheduler.core.array;
