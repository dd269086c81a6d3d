/**
 * Where jobs run: who is first in line is placed on the fullest instance that has room, and instances are asked for where none has.
 *
 * <p>The stages, in order: the queues that have somebody waiting, by priority; each served from the head of its line until one finds no
 * room; the instances that those who are left would need. Refuses to know what becomes of a job once it is placed.
 */
package dev.longshore.scheduler.core.placement;
