/**
 * Job definitions: registering and deregistering revisions, describing them, and finding the one that a submission refers to.
 *
 * <p>Refuses to know what a job does with its definition.
 */
package dev.longshore.gateway.definition;
