/**
 * JMH benchmarks of the scheduling core: what a turn costs, with nothing around it.
 *
 * <p>Uses the core as the shell does, and knows nothing of Kafka.
 */
package dev.longshore.benchmark.core;
