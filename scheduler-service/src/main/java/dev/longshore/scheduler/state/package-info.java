/**
 * The durable form of a cell's state: what stands on {@code longshore.scheduler-state}, and how it is read back.
 *
 * <p>Refuses to know what an entity means, and who may write.
 */
package dev.longshore.scheduler.state;
