package dev.longshore.gateway.environment;

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
import dev.longshore.gateway.resource.Scope;

/**
 * Begins to delete a disabled compute environment that no queue uses; it is DELETING until its last instance is gone. What is not there is
 * deleted already. Who makes a queue looks for its environments after that again, and this looks for a queue after the deletion again: of
 * the two that act at once, at least one sees the other.
 */
@Component
final class DeleteComputeEnvironment implements Operation {

    private final Resources resources;

    DeleteComputeEnvironment(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DeleteComputeEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("computeEnvironment").asString();
        ResourceId.of(Scope.of(request), ResourceKind.COMPUTE_ENVIRONMENT, reference).ifPresent(this::delete);
        return Json.object();
    }

    private void delete(ResourceId id) {
        Optional<Resource> deleted = resources.retire(id, environment -> {
            requireDisabled(environment);
            requireUnused(id);
        });
        deleted.ifPresent(environment -> {
            try {
                requireUnused(id);
            } catch (ClientException e) {
                resources.revive(environment);
                throw e;
            }
        });
    }

    private static void requireDisabled(Resource environment) {
        if (!environment.document().path("state").asString("").equals("DISABLED")) {
            throw new ClientException("Cannot delete, state must be DISABLED: compute environment " + environment.id().arn()
                    + " is ENABLED; disable it first.");
        }
    }

    private void requireUnused(ResourceId environment) {
        String arn = environment.arn().toString();
        resources.first(environment.scope(), ResourceKind.JOB_QUEUE, queue -> uses(queue, arn)).ifPresent(queue -> {
            throw new ClientException(
                    "Cannot delete, found existing JobQueue relationship: " + queue.id().arn() + " uses " + arn + ".");
        });
    }

    private static boolean uses(Resource queue, String environment) {
        return queue.document().path("computeEnvironmentOrder").valueStream()
                .anyMatch(entry -> entry.path("computeEnvironment").asString("").equals(environment));
    }
}
