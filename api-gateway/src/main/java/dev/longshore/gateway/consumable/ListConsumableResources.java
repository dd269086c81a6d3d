package dev.longshore.gateway.consumable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.PageToken;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Answers all consumable resources, or those of a name, page by page. */
@Component
final class ListConsumableResources implements Operation {

    private static final int AT_ONCE = 500;

    private final Resources resources;
    private final Consumables consumables;

    ListConsumableResources(Resources resources, Consumables consumables) {
        this.resources = resources;
        this.consumables = consumables;
    }

    @Override
    public String name() {
        return "ListConsumableResources";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        int size = ResourceListing.pageSize(request.input());
        String binding = name() + request.input().path("filters");
        String after = request.input().path("nextToken").asStringOpt().map(token -> PageToken.read(binding, token)).orElse("");
        List<Resource> found = find(Scope.of(request), NameFilter.read(request.input().path("filters")), after, size + 1);
        List<Resource> page = found.subList(0, Math.min(size, found.size()));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("consumableResources");
        consumables.with(page).forEach(one -> list.add(one.summary()));
        if (found.size() > size) {
            answer.put("nextToken", PageToken.after(binding, page.getLast().id().name()));
        }
        return answer;
    }

    /** At least as many as asked for, where there are. */
    private List<Resource> find(Scope scope, Predicate<String> filter, String from, int enough) {
        List<Resource> found = new ArrayList<>();
        String after = from;
        List<Resource> some;
        do {
            some = resources.page(scope, ResourceKind.CONSUMABLE_RESOURCE, after, AT_ONCE);
            some.stream().filter(resource -> filter.test(resource.id().name())).forEach(found::add);
            after = some.isEmpty() ? after : some.getLast().id().name();
        } while (some.size() == AT_ONCE && found.size() < enough);
        return found;
    }
}
