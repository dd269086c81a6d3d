package dev.longshore.cli.batch;

import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * A job queue.
 *
 * @param state what its owner wants: ENABLED or DISABLED
 * @param status what it is: VALID and so on
 * @param environments by name, in order
 */
public record Queue(String name, String state, String status, int priority, List<String> environments) {

    public Queue {
        environments = List.copyOf(environments);
    }

    static Queue of(JsonNode queue) {
        return new Queue(queue.path("jobQueueName").asString(), queue.path("state").asString(""),
                queue.path("status").asString(""),
                queue.path("priority").asInt(0), queue.path("computeEnvironmentOrder").valueStream()
                        .map(entry -> entry.path("computeEnvironment").asString("").replaceFirst(".*/", "")).toList());
    }
}
