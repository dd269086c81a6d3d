/**
 * Consumable resources, such as licences: creating, changing, listing and deleting them, and how much of each there is and is taken.
 *
 * <p>Refuses to know which jobs need them.
 */
package dev.longshore.gateway.consumable;
