package dev.longshore.gateway.policy;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Resources;

/** Replaces what a scheduling policy says. */
@Component
final class UpdateSchedulingPolicy implements Operation {

    private final Resources resources;

    UpdateSchedulingPolicy(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "UpdateSchedulingPolicy";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ResourceId id = PolicyReference.required(request);
        PolicyRules.check(request.input());
        if (resources.update(id, document -> change(document, request.input())).isEmpty()) {
            throw PolicyReference.unknown(id.arn().toString());
        }
        return Json.object();
    }

    private static ObjectNode change(ObjectNode document, ObjectNode input) {
        PolicyRules.checkKind(document, input);
        if (input.has(PolicyDocument.FAIR_SHARE) || input.has(PolicyDocument.QUOTA_SHARE)) {
            PolicyDocument.replace(document, input);
        }
        return document;
    }
}
