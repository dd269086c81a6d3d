/**
 * The scheduling core: a state machine of messages in and effects out, which decides everything about jobs.
 *
 * <p>Refuses to know clocks, threads, Kafka and Spring: time comes in as an argument, and what is decided leaves as values.
 */
package dev.longshore.scheduler.core;
