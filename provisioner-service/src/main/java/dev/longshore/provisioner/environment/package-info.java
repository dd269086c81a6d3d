/**
 * Judges whether a compute environment can be provided for.
 *
 * <p>Refuses to know what is cut for it.
 */
package dev.longshore.provisioner.environment;
