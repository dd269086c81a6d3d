package dev.longshore.gateway.definition;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a list of consumable resources must say, in a definition or in a submission.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ConsumableResourceRequirement.html">AWS Batch API,
 *      ConsumableResourceRequirement</a>
 */
public final class ConsumableRules {

    private static final String FORM = "[A-Za-z0-9_-]{1,128}|arn:[^:]*:batch:[^:]*:\\d{12}:consumable-resource/[A-Za-z0-9_-]{1,128}";

    private ConsumableRules() {}

    /**
     * @param properties missing ones are fine
     * @param path where they stand, for the message
     */
    public static void check(JsonNode properties, String path) {
        JsonNode list = properties.path("consumableResourceList");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String at = path + ".consumableResourceList[" + i + "]";
            String resource = list.get(i).path("consumableResource").asString("");
            if (!resource.matches(FORM)) {
                throw new ClientException(at + ".consumableResource is '" + resource + "'; it must be a name or an ARN.");
            }
            if (!seen.add(resource)) {
                throw new ClientException(at + ".consumableResource names " + resource + " a second time.");
            }
            checkQuantity(list.get(i).path("quantity"), at);
        }
    }

    private static void checkQuantity(JsonNode quantity, String at) {
        if (!quantity.isIntegralNumber() || quantity.asLong() < 1 || quantity.asLong() > 1_000_000_000_000L) {
            throw new ClientException(at + ".quantity is required; it is a whole number from 1 to 1000000000000.");
        }
    }
}
