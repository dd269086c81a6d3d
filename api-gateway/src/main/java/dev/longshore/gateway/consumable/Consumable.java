package dev.longshore.gateway.consumable;

import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceUse.Amounts;

/**
 * A consumable resource with what is taken of it.
 *
 * <p>The total that its user has set is kept as it was set; what was used up for good comes off it when it is shown.
 */
record Consumable(Resource resource, Amounts use) {

    static final String TOTAL = "totalQuantity";
    static final String TYPE = "resourceType";
    static final String REPLENISHABLE = "REPLENISHABLE";

    static Consumable of(Resource resource, Optional<Amounts> use) {
        return new Consumable(resource, use.orElse(Amounts.NONE));
    }

    long total() {
        return shownTotal(resource.document(), use);
    }

    static long shownTotal(ObjectNode document, Amounts use) {
        return Math.max(0, document.path(TOTAL).asLong() - use.usedUp());
    }

    ObjectNode named() {
        return Json.object().put("consumableResourceArn", resource.id().arn().toString()).put("consumableResourceName",
                resource.id().name());
    }

    /** As ListConsumableResources shows it. */
    ObjectNode summary() {
        return named().put(TOTAL, total()).put("inUseQuantity", use.inUse()).put(TYPE,
                resource.document().path(TYPE).asString());
    }

    /** As DescribeConsumableResource shows it. */
    ObjectNode detail() {
        ObjectNode detail = summary().put("availableQuantity", Math.max(0, total() - use.inUse())).put("createdAt",
                resource.document().path("createdAt").asLong());
        detail.set("tags", resource.document().path("tags"));
        return detail;
    }
}
