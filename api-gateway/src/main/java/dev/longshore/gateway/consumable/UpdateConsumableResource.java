package dev.longshore.gateway.consumable;

import java.time.Clock;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceUse.Amounts;
import dev.longshore.gateway.resource.Resources;

/** Changes how much there is of a consumable resource. A call that its client repeats takes effect once. */
@Component
final class UpdateConsumableResource implements Operation {

    private final Consumables consumables;
    private final Resources resources;
    private final Clock clock = Clock.systemUTC();

    UpdateConsumableResource(Consumables consumables, Resources resources) {
        this.consumables = consumables;
        this.resources = resources;
    }

    @Override
    public String name() {
        return "UpdateConsumableResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        Consumable known = consumables.required(request);
        Resource updated = resources
                .update(known.resource().id(), document -> change(document, request.input(), known.use()))
                .orElseThrow(() -> Consumables.unknown(known.resource().id().name()));
        Consumable changed = new Consumable(updated, known.use());
        return changed.named().put(Consumable.TOTAL, changed.total());
    }

    private ObjectNode change(ObjectNode document, ObjectNode input, Amounts use) {
        if (ClientTokens.take(document, input.path("clientToken").asString(""), clock.millis())) {
            document.put(Consumable.TOTAL, target(input, Consumable.shownTotal(document, use)) + use.usedUp());
        }
        return document;
    }

    private static long target(ObjectNode input, long shown) {
        long quantity = input.path("quantity").asLong(0);
        return switch (input.path("operation").asString("")) {
            case "SET" -> quantity;
            case "ADD" -> shown + quantity;
            case "REMOVE" -> removed(shown, quantity);
            default -> throw new ClientException("operation is required; it is one of SET, ADD, REMOVE.");
        };
    }

    private static long removed(long shown, long quantity) {
        if (quantity > shown) {
            throw new ClientException("quantity is " + quantity + ", but totalQuantity is only " + shown + ".");
        }
        return shown - quantity;
    }
}
