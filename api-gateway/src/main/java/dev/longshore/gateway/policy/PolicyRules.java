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
        if (input.has(PolicyDocument.QUOTA_SHARE) && input.has(PolicyDocument.FAIR_SHARE)) {
            throw new ClientException("A scheduling policy has either a fairsharePolicy or a quotaSharePolicy, not both.");
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

    /** @param document as it is */
    static void checkKind(JsonNode document, JsonNode input) {
        for (String kind : List.of(PolicyDocument.FAIR_SHARE, PolicyDocument.QUOTA_SHARE)) {
            if (input.has(kind) && !document.has(kind)) {
                throw new ClientException("The kind of a scheduling policy cannot be changed: " + document.path("arn").asString()
                        + " has no " + kind + ".");
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
