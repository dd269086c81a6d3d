package dev.longshore.gateway.service;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Changes state and limits of a service environment. */
@Component
final class UpdateServiceEnvironment implements Operation {

    private final ServiceEnvironments environments;

    UpdateServiceEnvironment(ServiceEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public String name() {
        return "UpdateServiceEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        String reference = input.path("serviceEnvironment").asString("");
        CapacityLimits.check(input.path(ServiceEnvironments.LIMITS));
        String name = ServiceEnvironments.name(scope, reference).orElseThrow(() -> ServiceEnvironments.unknown(reference));
        if (environments.all().update(scope, name, document -> change(document, input)).isEmpty()) {
            throw ServiceEnvironments.unknown(reference);
        }
        return ServiceEnvironments.named(Json.object(), scope, name);
    }

    private static ObjectNode change(ObjectNode document, ObjectNode input) {
        for (String member : List.of(ServiceEnvironments.STATE, ServiceEnvironments.LIMITS)) {
            if (input.has(member)) {
                document.set(member, input.get(member));
            }
        }
        return document;
    }
}
