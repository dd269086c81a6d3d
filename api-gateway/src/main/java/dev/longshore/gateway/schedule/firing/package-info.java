/**
 * What is done when a schedule is due: each due time is claimed once in the store, becomes a job through the way that SubmitJob takes,
 * is tried again where the world is in the way, and is written down where it was missed or could not be delivered.
 *
 * <p>Refuses to know how times are reckoned and how schedules are made.
 */
package dev.longshore.gateway.schedule.firing;
