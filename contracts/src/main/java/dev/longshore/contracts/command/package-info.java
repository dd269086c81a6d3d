/**
 * What users ask of jobs, after the gateway has accepted it: submissions, cancellations, terminations, and when a job may be forgotten.
 *
 * <p>Nothing here was decided by the scheduler yet.
 */
package dev.longshore.contracts.command;
