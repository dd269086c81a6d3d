package dev.longshore.gateway.environment;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;

/** The role of an environment. It means nothing here, but what AWS would not change is not changed. */
final class ServiceRole {

    static final String MEMBER = "serviceRole";

    private ServiceRole() {}

    /** @throws ClientException when it would change between AWS's own role and one of the user's */
    static void checkChange(JsonNode document, JsonNode input) {
        String given = input.path(MEMBER).asString("");
        if (!given.isEmpty() && isLinked(given) != isLinked(document.path(MEMBER).asString(""))) {
            throw new ClientException("serviceRole cannot be changed between the service-linked role AWSServiceRoleForBatch and"
                    + " another role. Create another compute environment.");
        }
    }

    private static boolean isLinked(String role) {
        return role.endsWith("/AWSServiceRoleForBatch");
    }
}
