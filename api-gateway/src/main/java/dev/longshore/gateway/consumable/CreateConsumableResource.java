package dev.longshore.gateway.consumable;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;
import dev.longshore.gateway.resource.Tags;

/** Stores a consumable resource. */
@Component
final class CreateConsumableResource implements Operation {

    /** Of the queues whose jobs take from it, which so far are all in the first. */
    private static final int CELL = 0;

    private final Resources resources;
    private final Clock clock = Clock.systemUTC();

    CreateConsumableResource(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "CreateConsumableResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        ResourceId id = new ResourceId(Scope.of(request), ResourceKind.CONSUMABLE_RESOURCE,
                input.path("consumableResourceName").asString());
        ObjectNode document = Json.object().put(Consumable.TOTAL, input.path(Consumable.TOTAL).asLong(0))
                .put(Consumable.TYPE, input.path(Consumable.TYPE).asString(Consumable.REPLENISHABLE))
                .put("createdAt", clock.millis());
        document.set("tags", Tags.of(input));
        resources.create(Resource.created(id, UUID.randomUUID().toString(), CELL, document));
        return Json.object().put("consumableResourceName", id.name()).put("consumableResourceArn", id.arn().toString());
    }
}
