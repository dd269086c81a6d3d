/**
 * What compute environments and job queues have in common: names and ARNs, tags, a row in the store with uuid and revision, being
 * announced to the other services, and the status that comes back from them.
 *
 * <p>Refuses to know what any kind of resource is made of.
 */
package dev.longshore.gateway.resource;
