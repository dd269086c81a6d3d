package dev.longshore.gateway.definition;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Scope;

/** Answers the named revisions, or all of a name or status page by page. What does not exist is left out. */
@Component
final class DescribeJobDefinitions implements Operation {

    private final DefinitionStore store;

    DescribeJobDefinitions(DefinitionStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "DescribeJobDefinitions";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JsonNode named = request.input().path("jobDefinitions");
        if (named.isEmpty()) {
            return page(request);
        }
        if (request.input().has("jobDefinitionName") || request.input().has("status")) {
            throw new ClientException("jobDefinitions cannot be combined with jobDefinitionName or status.");
        }
        Scope scope = Scope.of(request);
        return answer(named.valueStream().map(JsonNode::asString).distinct()
                .flatMap(reference -> DefinitionReference.of(scope, reference).stream())
                .flatMap(reference -> store.find(reference).stream()).toList());
    }

    private ObjectNode page(ApiRequest request) {
        ObjectNode input = request.input();
        int size = Page.size(input);
        String after = Page.start(input, name());
        Optional<String> name = input.path("jobDefinitionName").asStringOpt();
        List<ObjectNode> found = store.page(Scope.of(request), name, input.path("status").asStringOpt(), after, size + 1);
        Page<ObjectNode> page = Page.of(found, size, DefinitionStore::positionOf);
        return page.addTo(answer(page.entries()), name());
    }

    private static ObjectNode answer(List<ObjectNode> found) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("jobDefinitions");
        found.forEach(list::add);
        return answer;
    }
}
