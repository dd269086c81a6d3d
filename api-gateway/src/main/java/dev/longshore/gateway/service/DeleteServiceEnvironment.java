package dev.longshore.gateway.service;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/**
 * Deletes a disabled service environment that no queue uses; what is not there is deleted already. Who makes a queue looks for its
 * environment after that again, and this looks for a queue after the deletion again: of the two that act at once, at least one sees the
 * other.
 */
@Component
final class DeleteServiceEnvironment implements Operation {

    private final ServiceEnvironments environments;
    private final Resources resources;

    DeleteServiceEnvironment(ServiceEnvironments environments, Resources resources) {
        this.environments = environments;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DeleteServiceEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Scope scope = Scope.of(request);
        ServiceEnvironments.name(scope, request.input().path("serviceEnvironment").asString(""))
                .ifPresent(name -> delete(scope, name));
        return Json.object();
    }

    private void delete(Scope scope, String name) {
        Arn arn = ServiceEnvironments.arn(scope, name);
        environments.all().delete(scope, name, document -> {
            requireDisabled(arn, document);
            requireUnused(scope, arn);
        }).ifPresent(deleted -> {
            try {
                requireUnused(scope, arn);
            } catch (ClientException e) {
                environments.all().create(scope, name, deleted);
                throw e;
            }
        });
    }

    private static void requireDisabled(Arn arn, ObjectNode document) {
        if (!document.path(ServiceEnvironments.STATE).asString("").equals("DISABLED")) {
            throw new ClientException("Cannot delete, state must be DISABLED: service environment " + arn
                    + " is ENABLED; disable it first.");
        }
    }

    private void requireUnused(Scope scope, Arn arn) {
        resources.first(scope, ResourceKind.JOB_QUEUE, queue -> uses(queue, arn)).ifPresent(queue -> {
            throw new ClientException(
                    "Cannot delete, found existing JobQueue relationship: " + queue.id().arn() + " uses " + arn + ".");
        });
    }

    private static boolean uses(Resource queue, Arn environment) {
        return queue.document().path("serviceEnvironmentOrder").valueStream()
                .anyMatch(entry -> entry.path("serviceEnvironment").asString("").equals(environment.toString()));
    }
}
