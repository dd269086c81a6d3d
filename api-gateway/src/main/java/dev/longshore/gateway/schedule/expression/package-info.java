/**
 * When a schedule is due: at, rate and cron expressions in their time zones, as pure functions of time.
 *
 * <p>Refuses to know what happens when it is, and what time it is now.
 */
package dev.longshore.gateway.schedule.expression;
