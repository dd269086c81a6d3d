package dev.longshore.gateway.queue;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;

/**
 * A job queue as its user last defined it.
 *
 * @param cell the partition of the topics that are divided by cell
 * @param enabled whether it accepts submissions
 * @param fargate whether its environments are of a FARGATE type, else EC2
 * @param environments ARNs of compute environments in the order in which they are tried
 * @param document as DescribeJobQueues answers it; yours to keep
 */
public record JobQueue(Arn arn, String name, int cell, boolean enabled, boolean fargate, List<Arn> environments,
        ObjectNode document) {

    public JobQueue {
        environments = List.copyOf(environments);
    }
}
