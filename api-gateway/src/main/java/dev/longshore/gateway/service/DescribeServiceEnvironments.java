package dev.longshore.gateway.service;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.LocalResources;
import dev.longshore.gateway.resource.Scope;

/** Answers the named service environments, or all of them page by page; what does not exist is left out. */
@Component
final class DescribeServiceEnvironments implements Operation {

    private static final String MEMBER = "serviceEnvironments";

    private final ServiceEnvironments environments;

    DescribeServiceEnvironments(ServiceEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public String name() {
        return "DescribeServiceEnvironments";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        JsonNode names = request.input().path(MEMBER);
        Scope scope = Scope.of(request);
        if (names.isEmpty()) {
            return page(request, scope);
        }
        return answer(names.valueStream().map(name -> ServiceEnvironments.name(scope, name.asString("")))
                .flatMap(Optional::stream).distinct().sorted().map(name -> environments.find(scope, name))
                .flatMap(Optional::stream).toList());
    }

    private ObjectNode page(ApiRequest request, Scope scope) {
        int size = Page.size(request.input());
        Page<LocalResources.Entry> page = Page.of(
                environments.all().page(scope, "", Page.start(request.input(), name()), size + 1), size,
                LocalResources.Entry::name);
        return page.addTo(answer(page.entries().stream().map(entry -> ServiceEnvironments.described(entry.document())).toList()),
                name());
    }

    private static ObjectNode answer(List<ObjectNode> found) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(MEMBER);
        found.forEach(list::add);
        return answer;
    }
}
