package dev.longshore.gateway.consumable;

import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tokens of the calls that have changed a resource, kept in its document for as long as AWS remembers them. */
final class ClientTokens {

    private static final String MEMBER = "clientTokens";
    private static final Duration REMEMBERED = Duration.ofHours(8);
    /** So that a document stays small however often a resource is changed. */
    private static final int MOST = 200;

    private ClientTokens() {}

    /**
     * Notes a token.
     *
     * @param token empty where the client sends none
     * @return whether it is new, so that the call is to take effect
     */
    static boolean take(ObjectNode document, String token, long now) {
        if (token.isEmpty()) {
            return true;
        }
        JsonNode known = document.path(MEMBER);
        ArrayNode kept = document.arrayNode();
        for (int i = Math.max(0, known.size() - MOST + 1); i < known.size(); i++) {
            JsonNode earlier = known.get(i);
            boolean isRemembered = now - earlier.path("at").asLong() <= REMEMBERED.toMillis();
            if (isRemembered && earlier.path("token").asString("").equals(token)) {
                return false;
            }
            if (isRemembered) {
                kept.add(earlier);
            }
        }
        kept.addObject().put("token", token).put("at", now);
        document.set(MEMBER, kept);
        return true;
    }
}
