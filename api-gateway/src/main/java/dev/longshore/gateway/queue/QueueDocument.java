package dev.longshore.gateway.queue;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.environment.EnvironmentKind;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;

/** Makes the description of a job queue from what its user said, with AWS's defaults. */
final class QueueDocument {

    static final String FARGATE_TYPE = "ECS_FARGATE";
    static final String EKS_TYPE = "EKS";
    static final String ORDER = "computeEnvironmentOrder";
    static final String POLICY = "schedulingPolicyArn";
    static final String ACTIONS = "jobStateTimeLimitActions";

    private QueueDocument() {}

    /** @param environments in the order in which they are tried */
    static ObjectNode of(ResourceId id, ObjectNode input, List<Resource> environments) {
        ObjectNode document = terms(id, input).put("jobQueueType", type(input, environments.getFirst()));
        document.remove(ServiceQueueRules.ORDER);
        document.set(ORDER, order(id, input));
        return document;
    }

    /** A queue for service jobs. */
    static ObjectNode ofService(ResourceId id, ObjectNode input) {
        ObjectNode document = terms(id, input).put("jobQueueType", ServiceQueueRules.TYPE);
        document.putArray(ORDER);
        document.set(ServiceQueueRules.ORDER, ServiceQueueRules.order(id, input));
        return document;
    }

    private static ObjectNode terms(ResourceId id, ObjectNode input) {
        ObjectNode document = input.deepCopy();
        document.remove(POLICY);
        QueueRules.policyArn(input).ifPresent(policy -> document.put(POLICY, policy));
        document.put("jobQueueArn", id.arn().toString());
        document.put("state", input.path("state").asString("ENABLED"));
        document.set("tags", QueueTags.of(input));
        document.withArray(ACTIONS);
        return document;
    }

    /** A caller may write a name; the answer always has the ARN. */
    static ArrayNode order(ResourceId queue, ObjectNode input) {
        ArrayNode order = (ArrayNode) input.get(ORDER).deepCopy();
        order.forEach(entry -> {
            String reference = entry.path("computeEnvironment").asString();
            ResourceId.of(queue.scope(), ResourceKind.COMPUTE_ENVIRONMENT, reference)
                    .ifPresent(id -> ((ObjectNode) entry).put("computeEnvironment", id.arn().toString()));
        });
        return order;
    }

    static String type(ObjectNode input, Resource environment) {
        String type = switch (EnvironmentKind.of(environment.document())) {
            case EC2 -> "ECS";
            case FARGATE -> FARGATE_TYPE;
            case EKS -> EKS_TYPE;
        };
        String given = input.path("jobQueueType").asString(type);
        if (!given.equals(type) && !given.equals("ECS_MANAGED_INSTANCES")) {
            throw new ClientException("jobQueueType is " + given + ", but its compute environments are of type " + type + ".");
        }
        return given;
    }
}
