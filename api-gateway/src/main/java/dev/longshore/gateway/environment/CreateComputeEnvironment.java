package dev.longshore.gateway.environment;

import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Stores a compute environment. It is CREATING until the provisioner has looked at it. */
@Component
final class CreateComputeEnvironment implements Operation {

    /** Environments and queues that work together live in one cell; so far all are in the first. */
    private static final int CELL = 0;

    private final Resources resources;

    CreateComputeEnvironment(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "CreateComputeEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        EnvironmentRules.check(input);
        ResourceId id = new ResourceId(Scope.of(request), ResourceKind.COMPUTE_ENVIRONMENT,
                input.path("computeEnvironmentName").asString());
        String uuid = UUID.randomUUID().toString();
        resources.create(Resource.created(id, uuid, CELL, EnvironmentDocument.of(id, uuid, input)));
        return Json.object().put("computeEnvironmentName", id.name()).put("computeEnvironmentArn", id.arn().toString());
    }
}
