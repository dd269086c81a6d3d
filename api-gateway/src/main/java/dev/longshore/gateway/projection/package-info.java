/**
 * Brings what the scheduler says of jobs into MongoDB: each job's last status, and its history.
 *
 * <p>Refuses to judge a status: of two the one with the higher version is right.
 */
package dev.longshore.gateway.projection;
