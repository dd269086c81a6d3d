/**
 * What compute environments, job queues, scheduling policies and consumable resources have in common: names and ARNs, tags, a row in
 * the store with uuid and revision, being announced to the other services, and what comes back from them of status and use.
 *
 * <p>Refuses to know what any kind of resource is made of.
 */
package dev.longshore.gateway.resource;
