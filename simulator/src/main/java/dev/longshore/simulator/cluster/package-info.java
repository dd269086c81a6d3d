/**
 * The hosts, environments and queues of a configuration, and what they answer the scheduler: instances that come after a while, jobs
 * that run as long as their history says.
 *
 * <p>Refuses to know when the scheduler decides what.
 */
package dev.longshore.simulator.cluster;
