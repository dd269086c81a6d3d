package dev.longshore.gateway.schedule;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

@Component
final class UntagGroup implements Operation {

    private final GroupTags tags;

    UntagGroup(GroupTags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "scheduler:UntagResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        tags.change(request, present -> {
            request.input().path("TagKeys").forEach(key -> present.remove(key.asString()));
            return present;
        });
        return Json.object();
    }
}
