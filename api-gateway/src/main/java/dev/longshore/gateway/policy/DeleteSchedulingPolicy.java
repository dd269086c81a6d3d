package dev.longshore.gateway.policy;

import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;

/**
 * Deletes a scheduling policy that no queue uses. Who makes a queue looks for its policy after that again, and this looks for a queue
 * after the deletion again: of the two that act at once, at least one sees the other.
 */
@Component
final class DeleteSchedulingPolicy implements Operation {

    private final Resources resources;

    DeleteSchedulingPolicy(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DeleteSchedulingPolicy";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ResourceId id = PolicyReference.required(request);
        user(id).ifPresent(queue -> refuse(id, queue));
        Resource deleted = resources.delete(id).orElseThrow(() -> PolicyReference.unknown(id.arn().toString()));
        user(id).ifPresent(queue -> {
            resources.revive(deleted);
            refuse(id, queue);
        });
        return Json.object();
    }

    private static void refuse(ResourceId policy, Resource queue) {
        throw new ClientException("Cannot delete, found existing JobQueue relationship: " + queue.id().arn() + " uses "
                + policy.arn() + ".");
    }

    private Optional<Resource> user(ResourceId policy) {
        String arn = policy.arn().toString();
        return resources.first(policy.scope(), ResourceKind.JOB_QUEUE,
                queue -> queue.document().path("schedulingPolicyArn").asString("").equals(arn));
    }
}
