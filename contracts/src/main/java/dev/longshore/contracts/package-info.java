/**
 * What every message has in common, and the list of all families of messages.
 *
 * <p>Knows nothing of Kafka, Spring or any service: a message says what happened and which record key it has, never where it goes.
 */
package dev.longshore.contracts;
