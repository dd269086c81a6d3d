/**
 * Quota shares: parts of a queue for service jobs, with limits of their own; creating, changing, describing, listing and deleting them.
 *
 * <p>Refuses to know which jobs there are. Nothing runs in them here, so that nothing is lent, borrowed or taken back.
 */
package dev.longshore.gateway.quota;
