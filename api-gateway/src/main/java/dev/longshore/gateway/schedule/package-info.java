/**
 * The EventBridge Scheduler API: schedules, their groups and tags, as AWS keeps them, and when each schedule is due next.
 *
 * <p>Refuses to know what is done at a due time; that is {@code schedule.firing}'s.
 */
package dev.longshore.gateway.schedule;
