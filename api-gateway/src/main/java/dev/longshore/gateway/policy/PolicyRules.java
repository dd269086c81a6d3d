package dev.longshore.gateway.policy;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a scheduling policy may say, beyond what the model says.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_FairsharePolicy.html">AWS Batch API, FairsharePolicy</a>
 */
final class PolicyRules {

    private static final double LEAST_WEIGHT = 0.0001;
    private static final double MOST_WEIGHT = 999.9999;

    private PolicyRules() {}

    /** @param input of CreateSchedulingPolicy or UpdateSchedulingPolicy */
    static void check(JsonNode input) {
        if (input.has("quotaSharePolicy")) {
            throw new ClientException("quotaSharePolicy is for service jobs, which are not run here; use fairsharePolicy.");
        }
        JsonNode shares = input.path("fairsharePolicy").path("shareDistribution");
        List<String> identifiers = shares.valueStream().map(share -> share.path("shareIdentifier").asString("")).toList();
        for (int i = 0; i < identifiers.size(); i++) {
            String path = "fairsharePolicy.shareDistribution[" + i + "]";
            checkWeight(shares.get(i).path("weightFactor"), path);
            for (String other : identifiers.subList(0, i)) {
                checkApart(identifiers.get(i), other, path);
            }
        }
    }

    private static void checkWeight(JsonNode weight, String path) {
        double value = weight.asDouble(1);
        if (value < LEAST_WEIGHT || value > MOST_WEIGHT) {
            throw new ClientException(path + ".weightFactor is " + value + "; 0.0001 to 999.9999 is allowed.");
        }
    }

    private static void checkApart(String one, String other, String path) {
        if (covers(one, other) || covers(other, one)) {
            throw new ClientException(path + ".shareIdentifier is '" + one + "', which overlaps with '" + other + "'.");
        }
    }

    private static boolean covers(String pattern, String identifier) {
        return pattern.endsWith("*")
                ? identifier.startsWith(pattern.substring(0, pattern.length() - 1))
                : identifier.equals(pattern);
    }
}
