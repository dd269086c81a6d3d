package dev.longshore.gateway.event.targets;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Operation;

@Component
final class GetEventTarget implements Operation {

    private final EventTargets targets;

    GetEventTarget(EventTargets targets) {
        this.targets = targets;
    }

    @Override
    public String name() {
        return "GetEventTarget";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String name = request.input().path("name").asString();
        return targets.find(name).orElseThrow(() -> unknown(name)).described();
    }

    static ClientException unknown(String name) {
        return new ClientException("ResourceNotFoundException", "Event target " + name + " does not exist.");
    }
}
