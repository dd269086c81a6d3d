package dev.longshore.gateway.job.submission;

import tools.jackson.databind.JsonNode;

import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.definition.ConsumableRules;
import dev.longshore.gateway.definition.JobDefinition;
import dev.longshore.gateway.definition.RetryRules;
import dev.longshore.gateway.queue.JobQueue;

/**
 * What SubmitJob demands of its members beyond what the model says.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html">SubmitJob</a>
 */
final class SubmissionRules {

    private SubmissionRules() {}

    /** @throws ClientException when jobs of this definition cannot go to this queue */
    static void checkTarget(JobQueue queue, JobDefinition definition) {
        if (queue.isForServiceJobs()) {
            throw new ClientException("Job queue " + queue.arn() + " is for service jobs; use SubmitServiceJob.");
        }
        if (!queue.enabled()) {
            throw new ClientException("Job queue " + queue.arn() + " is DISABLED; enable it to submit jobs.");
        }
        if (queue.fargate() != definition.fargate() || queue.isForPods() != definition.isOfPods()) {
            throw new ClientException("Job Queue is attached to Compute Environment that can not run Jobs with capability "
                    + capability(definition));
        }
    }

    private static String capability(JobDefinition definition) {
        if (definition.isOfPods()) {
            return "EKS";
        }
        return definition.fargate() ? "FARGATE" : "EC2";
    }

    /** @throws ClientException when a member is outside the API's limits */
    static void check(JsonNode input, JobQueue queue, int maxArraySize) {
        RetryRules.check(input.path("retryStrategy"));
        ConsumableRules.check(input.path("consumableResourcePropertiesOverride"), "consumableResourcePropertiesOverride");
        checkShare(input, queue);
        JobTags.check(input);
        checkArray(input.path("arrayProperties"), maxArraySize);
    }

    private static void checkArray(JsonNode array, int most) {
        if (array.path("size").asInt(0) > most) {
            throw new ClientException("arrayProperties.size is " + array.path("size").asInt() + "; 2 to " + most
                    + " is allowed, as longshore.gateway.max-array-size says.");
        }
    }

    private static void checkShare(JsonNode input, JobQueue queue) {
        boolean hasShare = input.has("shareIdentifier") || input.has("schedulingPriorityOverride");
        if (hasShare && !queue.fairShare()) {
            throw new ClientException("Job with shareIdentifier or schedulingPriority can onlybe submitted to job queue with fair"
                    + " share scheduling policy.");
        }
        if (queue.fairShare() && !input.has("shareIdentifier")) {
            throw new ClientException("shareIdentifier is required: job queue " + queue.arn() + " has a fair share scheduling"
                    + " policy.");
        }
    }
}
