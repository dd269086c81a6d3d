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
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;
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
        int size = Page.size(request.input());
        String binding = name() + request.input().path("filters");
        String after = Page.start(request.input(), binding);
        List<Resource> found = find(Scope.of(request), NameFilter.read(request.input().path("filters")), after, size + 1);
        Page<Resource> page = Page.of(found, size, resource -> resource.id().name());
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("consumableResources");
        consumables.with(page.entries()).forEach(one -> list.add(one.summary()));
        return page.addTo(answer, binding);
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
