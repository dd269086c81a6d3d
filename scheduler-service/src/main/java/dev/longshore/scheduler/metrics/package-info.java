/**
 * The figures that the scheduler shows to Prometheus.
 *
 * <p>Refuses to know Kafka, and to decide anything.
 */
package dev.longshore.scheduler.metrics;
