package dev.longshore.gateway.environment;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Tags;

/** Makes the description of a compute environment from what its user said, with AWS's defaults. */
final class EnvironmentDocument {

    private EnvironmentDocument() {}

    /** @param input checked by {@link EnvironmentRules} */
    static ObjectNode of(ResourceId id, String uuid, ObjectNode input) {
        ObjectNode document = input.deepCopy();
        EnvironmentKind kind = EnvironmentKind.of(input);
        document.put("computeEnvironmentArn", id.arn().toString());
        document.put("uuid", uuid);
        document.put("containerOrchestrationType", kind == EnvironmentKind.EKS ? "EKS" : "ECS");
        putIfAbsent(document, "state", "ENABLED");
        putIfAbsent(document, "serviceRole", "arn:aws:iam::" + id.scope().account()
                + ":role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch");
        document.set("tags", Tags.of(input));
        if (kind != EnvironmentKind.EKS) {
            document.put("ecsClusterArn", new EcsCluster(id.arn()).arn().toString());
        }
        if (document.path("computeResources") instanceof ObjectNode resources) {
            fill(resources, kind);
        }
        return document;
    }

    private static void fill(ObjectNode resources, EnvironmentKind kind) {
        if (kind == EnvironmentKind.FARGATE) {
            return;
        }
        int least = resources.path("minvCpus").asInt(0);
        resources.put("minvCpus", least);
        resources.put("desiredvCpus", resources.path("desiredvCpus").asInt(least));
        if (resources.path("instanceTypes").isEmpty()) {
            resources.putArray("instanceTypes").add("optimal");
        }
        if (kind == EnvironmentKind.EC2) {
            putIfAbsent(resources, "allocationStrategy", "BEST_FIT");
        }
        if (!resources.has("ec2Configuration")) {
            ObjectNode image = Json.object().put("imageType", kind == EnvironmentKind.EKS ? "EKS_AL2023" : "ECS_AL2023");
            resources.putArray("ec2Configuration").add(image);
        }
    }

    private static void putIfAbsent(ObjectNode object, String member, String value) {
        JsonNode given = object.path(member);
        if (given.isMissingNode() || given.asString("x").isEmpty()) {
            object.put(member, value);
        }
    }
}
