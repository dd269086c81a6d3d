/**
 * The catalogue of topics: what is said where, by whom, and how it is spread over partitions.
 *
 * <p>Knows names and numbers only; creating topics and sending to them is the services' work.
 */
package dev.longshore.contracts.topic;
