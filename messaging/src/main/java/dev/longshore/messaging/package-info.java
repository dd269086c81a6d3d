/**
 * How messages get onto Kafka and off it: serialisers, the creation of topics, the choice of a partition, dead letters.
 *
 * <p>Refuses to know what a message means; that is the consumer's part.
 */
package dev.longshore.messaging;
