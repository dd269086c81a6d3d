package dev.longshore.gateway.event.targets;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

/** Deletes a target; what was to be delivered to it is not any more. */
@Component
final class DeleteEventTarget implements Operation {

    private final EventTargets targets;

    DeleteEventTarget(EventTargets targets) {
        this.targets = targets;
    }

    @Override
    public String name() {
        return "DeleteEventTarget";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String name = request.input().path("name").asString();
        if (!targets.delete(name)) {
            throw GetEventTarget.unknown(name);
        }
        return Json.object();
    }
}
