/**
 * Service environments: how much of another service's capacity the jobs of a queue may use; creating, changing, describing and deleting
 * them.
 *
 * <p>Refuses to know which jobs there are. No other service of AWS is here, so that nothing is ever used of what they limit.
 */
package dev.longshore.gateway.service;
