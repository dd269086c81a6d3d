/**
 * Carries requests, hosts and definitions from Kafka to the host pool, and its answers and slices back in one transaction.
 *
 * <p>Decides nothing.
 */
package dev.longshore.provisioner.kafka;
