package dev.longshore.gateway.environment;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Changes a compute environment. */
@Component
final class UpdateComputeEnvironment implements Operation {

    private static final String RESOURCES = "computeResources";
    private static final List<String> REPLACED = List.of("state", "unmanagedvCpus", "serviceRole", "updatePolicy", "context",
            "ecsSettings");

    private final Resources resources;

    UpdateComputeEnvironment(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "UpdateComputeEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("computeEnvironment").asString();
        ResourceId id = ResourceId.of(Scope.of(request), ResourceKind.COMPUTE_ENVIRONMENT, reference)
                .orElseThrow(() -> unknown(reference));
        if (resources.updateSettled(id, document -> change(document, request.input())).isEmpty()) {
            throw unknown(reference);
        }
        return Json.object().put("computeEnvironmentName", id.name()).put("computeEnvironmentArn", id.arn().toString());
    }

    private static ObjectNode change(ObjectNode document, ObjectNode input) {
        EnvironmentKind kind = EnvironmentKind.of(document);
        ServiceRole.checkChange(document, input);
        for (String member : REPLACED) {
            if (input.has(member) && !isEmptyRole(member, input)) {
                document.set(member, input.get(member));
            }
        }
        if (input.path(RESOURCES) instanceof ObjectNode changes) {
            if (!document.has(RESOURCES)) {
                throw new ClientException("computeResources is not applicable for an UNMANAGED compute environment.");
            }
            InfrastructureUpdate.check(document.get(RESOURCES), changes);
            ResourcesUpdate.merge(kind, (ObjectNode) document.get(RESOURCES), changes);
        }
        EnvironmentRules.check(document);
        if (EnvironmentKind.of(document) != kind) {
            throw new ClientException("computeResources.type can only be changed between EC2 and SPOT, or between FARGATE and"
                    + " FARGATE_SPOT.");
        }
        return document;
    }

    private static boolean isEmptyRole(String member, ObjectNode input) {
        return member.equals(ServiceRole.MEMBER) && input.path(member).asString("").isEmpty();
    }

    private static ClientException unknown(String reference) {
        return new ClientException(reference + " does not exist");
    }
}
