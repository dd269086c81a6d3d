/**
 * Jobs as the gateway keeps them: their documents, and describing them.
 *
 * <p>Refuses to know when a job runs and where: it shows what the scheduler last said.
 */
package dev.longshore.gateway.job;
