package dev.longshore.gateway.definition;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;

/**
 * One revision of a job definition, which is ACTIVE.
 *
 * @param arn with the revision
 * @param revision from 1
 * @param type {@code container} or {@code multinode}
 * @param fargate whether its platform capability is FARGATE, else EC2
 * @param document as DescribeJobDefinitions answers it, with all defaults filled in
 */
public record JobDefinition(Arn arn, String name, int revision, String type, boolean fargate, ObjectNode document) {

    /** Whether its jobs are pods, for queues over compute environments on Amazon EKS. */
    public boolean isOfPods() {
        return document.has("eksProperties") || document.at("/nodeProperties/nodeRangeProperties").valueStream()
                .anyMatch(range -> range.has("eksProperties"));
    }

    /** Whether its description has that member. */
    public boolean has(String member) {
        return document.has(member);
    }

    /** A copy, yours to keep. */
    @Override
    public ObjectNode document() {
        return document.deepCopy();
    }

    static JobDefinition of(ObjectNode document) {
        return new JobDefinition(Arn.parse(document.path("jobDefinitionArn").asString()),
                document.path("jobDefinitionName").asString(), document.path("revision").asInt(),
                document.path("type").asString(), Platform.of(document) == Platform.FARGATE, document);
    }
}
