/**
 * Hosts, executors and the instances cut from them: amounts of capacity, and what is asked for and said about it.
 *
 * <p>Refuses to know what a job is; a placement refers to an instance by its id.
 */
package dev.longshore.contracts.capacity;
