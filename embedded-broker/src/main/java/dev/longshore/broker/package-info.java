/**
 * Kafka's own broker and controller in this JVM, with settings for one machine.
 *
 * <p>Refuses to know what is said on its topics.
 */
package dev.longshore.broker;
