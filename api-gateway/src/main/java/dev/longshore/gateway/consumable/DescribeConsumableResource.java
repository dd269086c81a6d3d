package dev.longshore.gateway.consumable;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;

@Component
final class DescribeConsumableResource implements Operation {

    private final Consumables consumables;

    DescribeConsumableResource(Consumables consumables) {
        this.consumables = consumables;
    }

    @Override
    public String name() {
        return "DescribeConsumableResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return consumables.required(request).detail();
    }
}
