/**
 * Compute environments and job queues as the other services need to know them, and the names of all resources.
 *
 * <p>The gateway owns resources in full; here is only what scheduling and provisioning act upon.
 */
package dev.longshore.contracts.resource;
