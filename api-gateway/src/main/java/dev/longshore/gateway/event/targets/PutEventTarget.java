package dev.longshore.gateway.event.targets;

import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.event.EventProperties;

/** Creates a target, or replaces what it is; a webhook keeps its secret where none is given. */
@Component
final class PutEventTarget implements Operation {

    private final EventTargets targets;
    private final TargetRules rules;

    PutEventTarget(EventTargets targets, EventProperties properties) {
        this.targets = targets;
        this.rules = new TargetRules(properties.aws());
    }

    @Override
    public String name() {
        return "PutEventTarget";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String name = request.input().path("name").asString();
        return targets.put(name, before -> document(request.input(), before)).described();
    }

    private ObjectNode document(ObjectNode input, Optional<EventTarget> before) {
        ObjectNode document = input.deepCopy();
        document.remove("name");
        if (document.get("webhook") instanceof ObjectNode webhook && !webhook.has("secret")) {
            before.map(EventTarget::secret).filter(secret -> !secret.isEmpty())
                    .ifPresent(secret -> webhook.put("secret", secret));
        }
        rules.check(document);
        return document;
    }
}
