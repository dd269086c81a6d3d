package dev.longshore.gateway.servicejob;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;

/**
 * What a service job would have SageMaker do.
 *
 * @param instances how many it needs
 * @param instanceType of them; empty where the request does not say
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html">SageMaker API, CreateTrainingJob</a>
 */
record TrainingRequest(long instances, String instanceType) {

    static final String NUMBER_OF_INSTANCES = "NUM_INSTANCES";
    private static final int MOST_BYTES = 10 * 1024;

    /** @throws ClientException when the payload is no JSON object or too long */
    static TrainingRequest parse(String payload) {
        int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new ClientException("serviceRequestPayload has " + bytes + " bytes; at most " + MOST_BYTES + " are allowed.");
        }
        JsonNode resources = json(payload).path("ResourceConfig");
        long inGroups = resources.path("InstanceGroups").valueStream().mapToLong(group -> group.path("InstanceCount").asLong(1))
                .sum();
        return new TrainingRequest(Math.max(1, inGroups > 0 ? inGroups : resources.path("InstanceCount").asLong(1)),
                resources.path("InstanceType").asString(""));
    }

    private static ObjectNode json(String payload) {
        try {
            if (Json.parse(payload.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) {
            // The sentence below says it.
        }
        throw new ClientException("serviceRequestPayload must be a JSON object, as SageMaker's CreateTrainingJob takes it.");
    }

    /** The unit in which these limits count it; empty where they do not. */
    String unit(JsonNode limits) {
        return limits.valueStream().map(limit -> limit.path("capacityUnit").asString(""))
                .filter(unit -> unit.equals(instanceType) || unit.equals(NUMBER_OF_INSTANCES)).findFirst().orElse("");
    }

    boolean exceeds(JsonNode limits) {
        String unit = unit(limits);
        return limits.valueStream().filter(limit -> limit.path("capacityUnit").asString("").equals(unit))
                .anyMatch(limit -> limit.path("maxCapacity").asLong() < instances);
    }
}
