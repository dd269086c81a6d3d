/**
 * Resources that were deleted: they stay so, whatever is said of them late, and it is told when nothing of them is left.
 *
 * <p>Refuses to know how the jobs of a queue are ended and who gives instances back.
 */
package dev.longshore.scheduler.core.deletion;
