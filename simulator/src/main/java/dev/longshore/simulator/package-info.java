/**
 * Replays a history of jobs against a configuration of queues and hosts, with the production scheduler and a virtual clock.
 *
 * <p>Refuses to know how a command line looks, and has no scheduling rule of its own.
 */
package dev.longshore.simulator;
