package dev.longshore.gateway.job.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;

/** Reads the API's {@code consumableResourceProperties}, which was checked when it came. */
final class Consumables {

    private static final String KIND = "consumable-resource";

    private Consumables() {}

    /** @param queue in whose region and account a name is looked for */
    static List<ConsumableNeed> read(JsonNode properties, Arn queue) {
        Map<Arn, Long> needs = new LinkedHashMap<>();
        add(properties, 1, queue, needs);
        return needs(needs);
    }

    /** Adds what so many take of each. */
    static void add(JsonNode properties, int times, Arn queue, Map<Arn, Long> needs) {
        for (JsonNode need : properties.path("consumableResourceList")) {
            needs.merge(arn(need.path("consumableResource").asString(""), queue), times * need.path("quantity").asLong(1),
                    Long::sum);
        }
    }

    static List<ConsumableNeed> needs(Map<Arn, Long> amounts) {
        List<ConsumableNeed> needs = new ArrayList<>(amounts.size());
        amounts.forEach((resource, quantity) -> needs.add(new ConsumableNeed(resource, quantity)));
        return needs;
    }

    private static Arn arn(String nameOrArn, Arn queue) {
        return nameOrArn.startsWith("arn:") ? Arn.parse(nameOrArn) : Arn.batch(queue.region(), queue.account(), KIND, nameOrArn);
    }
}
