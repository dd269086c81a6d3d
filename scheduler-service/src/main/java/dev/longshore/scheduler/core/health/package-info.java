/**
 * How compute environments are doing, for whoever asks.
 *
 * <p>Refuses to know what is to be done about it.
 */
package dev.longshore.scheduler.core.health;
