package dev.longshore.gateway.resource;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Page;

/** Answers the Describe operations: the named ones, or all of them page by page. Names that do not exist are left out. */
@Component
public final class ResourceListing {

    private final Resources resources;

    ResourceListing(Resources resources) {
        this.resources = resources;
    }

    /** @param member the list of names in the input, and of descriptions in the output */
    public ObjectNode describe(ApiRequest request, String operation, ResourceKind kind, String member) {
        return describe(request, operation, kind, member, found -> found.stream().map(Resource::described).toList());
    }

    /** @param forms what the answer shows of those that were found, each in its place */
    public ObjectNode describe(ApiRequest request, String operation, ResourceKind kind, String member,
            Function<List<Resource>, List<ObjectNode>> forms) {
        JsonNode names = request.input().path(member);
        return names.isEmpty()
                ? pageOf(request, operation, kind, member, forms)
                : named(request, kind, member, forms);
    }

    private ObjectNode named(ApiRequest request, ResourceKind kind, String member,
            Function<List<Resource>, List<ObjectNode>> forms) {
        JsonNode names = request.input().path(member);
        Scope scope = Scope.of(request);
        List<ResourceId> ids = names.valueStream().map(name -> ResourceId.of(scope, kind, name.asString()).orElse(null))
                .filter(Objects::nonNull).distinct().toList();
        return answer(member, forms.apply(resources.findAll(ids)));
    }

    /**
     * A page of all of them.
     *
     * @param form what the answer shows of each
     */
    public ObjectNode page(ApiRequest request, String operation, ResourceKind kind, String member,
            Function<Resource, ObjectNode> form) {
        return pageOf(request, operation, kind, member, found -> found.stream().map(form).toList());
    }

    private ObjectNode pageOf(ApiRequest request, String operation, ResourceKind kind, String member,
            Function<List<Resource>, List<ObjectNode>> forms) {
        int size = Page.size(request.input());
        String after = Page.start(request.input(), operation);
        Page<Resource> page = Page.of(resources.page(Scope.of(request), kind, after, size + 1), size,
                resource -> resource.id().name());
        return page.addTo(answer(member, forms.apply(page.entries())), operation);
    }

    private static ObjectNode answer(String member, List<ObjectNode> shown) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(member);
        shown.forEach(list::add);
        return answer;
    }
}
