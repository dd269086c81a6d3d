package dev.longshore.gateway.consumable;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Resources;

/** Deletes a consumable resource. A job that needs it and has not started waits until there is one of that name again. */
@Component
final class DeleteConsumableResource implements Operation {

    private final Resources resources;

    DeleteConsumableResource(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "DeleteConsumableResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ResourceId id = Consumables.id(request);
        if (resources.delete(id).isEmpty()) {
            throw Consumables.unknown(id.name());
        }
        return Json.object();
    }
}
