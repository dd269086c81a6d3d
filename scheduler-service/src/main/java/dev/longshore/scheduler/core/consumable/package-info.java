/**
 * Consumable resources: what is free of them, who takes what, and what is used up.
 *
 * <p>Refuses to know what a resource stands for, and where its takers run.
 */
package dev.longshore.scheduler.core.consumable;
