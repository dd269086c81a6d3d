package dev.longshore.gateway.service;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Tags;

/** Stores a service environment. */
@Component
final class CreateServiceEnvironment implements Operation {

    private final ServiceEnvironments environments;

    CreateServiceEnvironment(ServiceEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public String name() {
        return "CreateServiceEnvironment";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        Scope scope = Scope.of(request);
        String name = input.path("serviceEnvironmentName").asString();
        CapacityLimits.check(input.path(ServiceEnvironments.LIMITS));
        ObjectNode document = ServiceEnvironments.named(Json.object(), scope, name)
                .put("serviceEnvironmentType", input.path("serviceEnvironmentType").asString())
                .put(ServiceEnvironments.STATE, input.path(ServiceEnvironments.STATE).asString("ENABLED"));
        document.set(ServiceEnvironments.LIMITS, input.path(ServiceEnvironments.LIMITS));
        document.set("tags", Tags.of(input));
        if (!environments.all().create(scope, name, document)) {
            throw new ClientException("Object already exists: " + ServiceEnvironments.arn(scope, name) + ".");
        }
        return ServiceEnvironments.named(Json.object(), scope, name);
    }
}
