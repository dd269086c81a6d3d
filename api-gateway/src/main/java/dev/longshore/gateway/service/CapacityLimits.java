package dev.longshore.gateway.service;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * The limits of a service environment or a quota share: one for each unit.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_CapacityLimit.html">CapacityLimit</a>
 */
public final class CapacityLimits {

    private CapacityLimits() {}

    /** @throws ClientException when one lacks something or a unit is limited twice */
    public static void check(JsonNode limits) {
        Set<String> units = new HashSet<>();
        for (int i = 0; i < limits.size(); i++) {
            String path = "capacityLimits[" + i + "]";
            for (String member : new String[]{"capacityUnit", "maxCapacity"}) {
                if (!limits.get(i).has(member)) {
                    throw new ClientException(path + "." + member + " is required.");
                }
            }
            String unit = limits.get(i).path("capacityUnit").asString("");
            if (!units.add(unit)) {
                throw new ClientException(path + ".capacityUnit is '" + unit + "', which another one limits, too.");
            }
        }
    }
}
