package dev.longshore.gateway.event.targets;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;

@Component
final class ListEventTargets implements Operation {

    private final EventTargets targets;

    ListEventTargets(EventTargets targets) {
        this.targets = targets;
    }

    @Override
    public String name() {
        return "ListEventTargets";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        int size = Page.size(request.input());
        String after = Page.start(request.input(), name());
        Page<EventTarget> page = Page.of(targets.after(after, size + 1), size, EventTarget::name);
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("eventTargets");
        page.entries().forEach(target -> list.add(target.described()));
        return page.addTo(answer, name());
    }
}
