/**
 * Decides which job runs where and when: {@code core} is the scheduler itself, {@code cell} the shell that feeds it from Kafka and makes
 * durable what it decides.
 *
 * <p>Refuses to know users, the API and MongoDB.
 */
package dev.longshore.scheduler;
