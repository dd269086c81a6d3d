package dev.longshore.gateway.servicejob;

import java.util.Optional;
import java.util.OptionalLong;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service job finds around it.
 *
 * @param queue as DescribeJobQueues shows it; empty when it is there no more
 * @param environment as DescribeServiceEnvironments shows it; empty when it is there no more
 * @param needsShare whether the job is in a quota share
 * @param share as DescribeQuotaShare shows it
 * @param training what it wants
 */
record Surroundings(Optional<ObjectNode> queue, Optional<ObjectNode> environment, boolean needsShare, Optional<ObjectNode> share,
        TrainingRequest training) {

    /** What keeps a job from being scheduled; its code is the part of the reason before the dash. */
    record Obstacle(String reason) {

        String code() {
            int dash = reason.indexOf(" - ");
            return dash < 0 ? reason : reason.substring(0, dash);
        }
    }

    /** Why the job cannot go on at all. */
    Optional<String> end() {
        if (queue.isEmpty()) {
            return Optional.of("JobQueue deleted");
        }
        return needsShare && share.isEmpty() ? Optional.of("QuotaShare deleted") : Optional.empty();
    }

    Optional<Obstacle> obstacle() {
        if (environment.isEmpty()) {
            return Optional.of(new Obstacle("The service environment of the job queue does not exist."));
        }
        if (isDisabled(environment.get())) {
            return Optional.of(new Obstacle("Service environment "
                    + environment.get().path("serviceEnvironmentName").asString() + " is DISABLED."));
        }
        if (training.exceeds(environment.get().path("capacityLimits"))) {
            return Optional.of(new Obstacle("MISCONFIGURATION:SERVICE_ENVIRONMENT_MAX_RESOURCE - needs "
                    + training.instances() + " instances, more than the service environment may have."));
        }
        return share.flatMap(this::obstacleOf);
    }

    private Optional<Obstacle> obstacleOf(ObjectNode quotaShare) {
        if (isDisabled(quotaShare)) {
            return Optional.of(new Obstacle("Quota share " + quotaShare.path("quotaShareName").asString() + " is DISABLED."));
        }
        return training.exceeds(quotaShare.path("capacityLimits"))
                ? Optional.of(new Obstacle("MISCONFIGURATION:QUOTA_MANAGEMENT_LIMIT_EXCEEDED - needs " + training.instances()
                        + " instances, more than the quota share may have."))
                : Optional.empty();
    }

    private static boolean isDisabled(JsonNode resource) {
        return !resource.path("state").asString("").equals("ENABLED");
    }

    /** After how long the queue has a job terminated that waits for that reason. */
    OptionalLong timeLimitMillis(Obstacle why) {
        return queue.orElseThrow().path("jobStateTimeLimitActions").valueStream()
                .filter(action -> action.path("reason").asString("").equals(why.code()))
                .mapToLong(action -> action.path("maxTimeSeconds").asLong() * 1_000).findFirst();
    }
}
