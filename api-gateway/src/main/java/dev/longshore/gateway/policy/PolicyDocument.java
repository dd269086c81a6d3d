package dev.longshore.gateway.policy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.Tags;

/** Makes the description of a scheduling policy from what its user said, with AWS's defaults. */
final class PolicyDocument {

    static final String FAIR_SHARE = "fairsharePolicy";
    static final String QUOTA_SHARE = "quotaSharePolicy";

    private PolicyDocument() {}

    /** @param input checked by {@link PolicyRules} */
    static ObjectNode of(ResourceId id, ObjectNode input) {
        ObjectNode document = Json.object().put("name", id.name()).put("arn", id.arn().toString());
        document.set("tags", Tags.of(input));
        replace(document, input);
        return document;
    }

    /** Puts what an input says in the place of what was said; a policy that says nothing is for fair shares. */
    static void replace(ObjectNode document, ObjectNode input) {
        if (input.has(QUOTA_SHARE)) {
            document.set(QUOTA_SHARE, input.get(QUOTA_SHARE));
            return;
        }
        document.set(FAIR_SHARE, fairShare(input));
    }

    private static ObjectNode fairShare(ObjectNode input) {
        JsonNode given = input.path(FAIR_SHARE);
        ObjectNode policy = Json.object();
        policy.put("shareDecaySeconds", given.path("shareDecaySeconds").asInt(0));
        policy.put("computeReservation", given.path("computeReservation").asInt(0));
        policy.putArray("shareDistribution");
        for (JsonNode share : given.path("shareDistribution")) {
            policy.withArray("shareDistribution").addObject().put("shareIdentifier", share.path("shareIdentifier").asString())
                    .put("weightFactor", share.path("weightFactor").asDouble(1));
        }
        return policy;
    }
}
