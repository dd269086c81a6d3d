package dev.longshore.gateway.definition;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Takes a revision out of use: a name alone stands for its latest ACTIVE one. One that is INACTIVE already stays so. */
@Component
final class DeregisterJobDefinition implements Operation {

    private final JobDefinitions definitions;

    DeregisterJobDefinition(JobDefinitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String name() {
        return "DeregisterJobDefinition";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        definitions.deregister(Scope.of(request), request.input().path("jobDefinition").asString());
        return Json.object();
    }
}
