/**
 * Jobs that their users no longer want: cancelled before they start, or terminated whenever.
 *
 * <p>Refuses to know how an attempt is stopped, and how the end of one is settled.
 */
package dev.longshore.scheduler.core.cancellation;
