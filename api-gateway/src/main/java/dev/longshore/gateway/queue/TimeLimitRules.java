package dev.longshore.gateway.queue;

import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a queue may have done with a job that waits at its head for too long.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobStateTimeLimitAction.html">AWS Batch API,
 *      JobStateTimeLimitAction</a>
 */
final class TimeLimitRules {

    /** What a job may wait for. */
    private static final List<String> REASONS = List.of("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY",
            "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT",
            "MISCONFIGURATION:SERVICE_ROLE_PERMISSIONS");
    /** What a service job may wait for. */
    private static final List<String> SERVICE_REASONS = List.of("CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY",
            "MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE", "MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED",
            "MISCONFIGURATION:SERVICE_ROLE_PERMISSIONS");

    private TimeLimitRules() {}

    /** @param forServiceJobs whether the queue is for these */
    static void check(ObjectNode input, boolean forServiceJobs) {
        JsonNode actions = input.path(QueueDocument.ACTIONS);
        for (int i = 0; i < actions.size(); i++) {
            check(actions.get(i), QueueDocument.ACTIONS + "[" + i + "]", forServiceJobs);
        }
    }

    private static void check(JsonNode action, String path, boolean forServiceJobs) {
        String given = action.path("action").asString("");
        if (forServiceJobs != given.equals("TERMINATE")) {
            throw new ClientException(path + ".action is " + given + ", which is for queues of " + (forServiceJobs
                    ? "jobs that run in compute environments; use TERMINATE."
                    : "service jobs; use CANCEL."));
        }
        String reason = action.path("reason").asString("");
        List<String> allowed = forServiceJobs ? SERVICE_REASONS : REASONS;
        if (!allowed.contains(reason)) {
            throw new ClientException(
                    path + ".reason is '" + reason + "'; it must be one of " + String.join(", ", allowed) + ".");
        }
    }
}
