package dev.longshore.gateway.definition;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Stores the next revision of a job definition. */
@Component
final class RegisterJobDefinition implements Operation {

    private final JobDefinitions definitions;

    RegisterJobDefinition(JobDefinitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public String name() {
        return "RegisterJobDefinition";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        DefinitionRules.check(request.input());
        String name = request.input().path("jobDefinitionName").asString();
        ObjectNode document = DefinitionDocument.of(request.input());
        definitions.register(Scope.of(request), name, document);
        return Json.object().put("jobDefinitionName", name)
                .put("jobDefinitionArn", document.path("jobDefinitionArn").asString())
                .put("revision", document.path("revision").asInt());
    }
}
