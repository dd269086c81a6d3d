package dev.longshore.gateway.definition;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the jobs of a definition can run. */
public enum Platform {
    EC2, FARGATE;

    /** @param definition the input of RegisterJobDefinition, or what was made of it */
    static Platform of(ObjectNode definition) {
        JsonNode capabilities = definition.path("platformCapabilities");
        return capabilities.size() == 1 && capabilities.get(0).asString().equals("FARGATE") ? FARGATE : EC2;
    }
}
