/**
 * Compute environments: creating, changing, describing and deleting them, and what AWS allows them to be.
 *
 * <p>Refuses to know where instances come from.
 */
package dev.longshore.gateway.environment;
