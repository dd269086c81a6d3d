package dev.longshore.gateway.job;

/**
 * The nodes of a multi-node job.
 *
 * @param mainNode the index of the main node
 */
public record Nodes(int count, int mainNode) {}
