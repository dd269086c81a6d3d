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
import dev.longshore.gateway.api.PageToken;

/** Answers the Describe operations: the named ones, or all of them page by page. Names that do not exist are left out. */
@Component
public final class ResourceListing {

    /** AWS gives no more at once, whatever is asked for. */
    public static final int LARGEST_PAGE = 100;

    private final Resources resources;

    ResourceListing(Resources resources) {
        this.resources = resources;
    }

    /** @param member the list of names in the input, and of descriptions in the output */
    public ObjectNode describe(ApiRequest request, String operation, ResourceKind kind, String member) {
        JsonNode names = request.input().path(member);
        return names.isEmpty()
                ? page(request, operation, kind, member, Resource::described)
                : named(request, kind, member, names);
    }

    /** How many to a page. */
    public static int pageSize(ObjectNode input) {
        return Math.min(input.path("maxResults").asInt(LARGEST_PAGE), LARGEST_PAGE);
    }

    private ObjectNode named(ApiRequest request, ResourceKind kind, String member, JsonNode names) {
        Scope scope = Scope.of(request);
        List<ResourceId> ids = names.valueStream().map(name -> ResourceId.of(scope, kind, name.asString()).orElse(null))
                .filter(Objects::nonNull).distinct().toList();
        return answer(member, resources.findAll(ids), Resource::described);
    }

    /**
     * A page of all of them.
     *
     * @param form what the answer shows of each
     */
    public ObjectNode page(ApiRequest request, String operation, ResourceKind kind, String member,
            Function<Resource, ObjectNode> form) {
        int size = pageSize(request.input());
        String after = request.input().path("nextToken").asStringOpt().map(token -> PageToken.read(operation, token)).orElse("");
        List<Resource> found = resources.page(Scope.of(request), kind, after, size + 1);
        if (found.size() <= size) {
            return answer(member, found, form);
        }
        List<Resource> page = found.subList(0, size);
        return answer(member, page, form).put("nextToken", PageToken.after(operation, page.getLast().id().name()));
    }

    private static ObjectNode answer(String member, List<Resource> found, Function<Resource, ObjectNode> form) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray(member);
        found.forEach(resource -> list.add(form.apply(resource)));
        return answer;
    }
}
