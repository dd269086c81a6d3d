package dev.longshore.gateway.queue;

import java.util.Comparator;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.resource.Resource;

/**
 * A job queue as its user last defined it.
 *
 * @param cell the partition of the topics that are divided by cell
 * @param enabled whether it accepts submissions
 * @param fargate whether its environments are of a FARGATE type, else EC2
 * @param environments ARNs of compute environments in the order in which they are tried
 * @param document as DescribeJobQueues answers it
 */
public record JobQueue(Arn arn, String name, int cell, boolean enabled, boolean fargate, List<Arn> environments,
        ObjectNode document) {

    public JobQueue {
        environments = List.copyOf(environments);
    }

    /** Whether it divides what it has among shares; otherwise it is first in, first out. */
    public boolean fairShare() {
        return document.has(QueueDocument.POLICY);
    }

    /** Whether it is for requests to another service, rather than for jobs that run in compute environments. */
    public boolean isForServiceJobs() {
        return ServiceQueueRules.isForServiceJobs(document);
    }

    /** Whether its environments are on Amazon EKS, so that its jobs are pods. */
    public boolean isForPods() {
        return document.path("jobQueueType").asString("").equals(QueueDocument.EKS_TYPE);
    }

    /** A copy, yours to keep. */
    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    static JobQueue of(Resource resource) {
        ObjectNode document = resource.document();
        List<Arn> environments = document.path("computeEnvironmentOrder").valueStream()
                .sorted(Comparator.comparingInt(entry -> entry.path("order").asInt()))
                .map(entry -> Arn.parse(entry.path("computeEnvironment").asString())).toList();
        return new JobQueue(resource.id().arn(), resource.id().name(), resource.cell(),
                document.path("state").asString().equals("ENABLED"),
                document.path("jobQueueType").asString().equals(QueueDocument.FARGATE_TYPE), environments, document);
    }
}
