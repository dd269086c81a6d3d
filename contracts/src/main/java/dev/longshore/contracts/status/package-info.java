/**
 * The authoritative state of jobs, as the scheduler says it to the gateway and to anybody who wants to listen.
 */
package dev.longshore.contracts.status;
