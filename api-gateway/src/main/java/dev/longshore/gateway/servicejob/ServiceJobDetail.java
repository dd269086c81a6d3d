package dev.longshore.gateway.servicejob;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.resource.Tags;

/**
 * Makes of a submission what DescribeServiceJob shows, with AWS's defaults.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_DescribeServiceJob.html">DescribeServiceJob</a>
 */
final class ServiceJobDetail {

    private static final List<String> AS_SUBMITTED = List.of("jobName", "preemptionConfiguration", "quotaShareName",
            "schedulingPriority", "serviceJobType", "serviceRequestPayload", "shareIdentifier", "timeoutConfig");

    private ServiceJobDetail() {}

    /** @throws dev.longshore.gateway.api.ClientException when the payload or the tags are not as they must be */
    static ObjectNode submitted(Arn job, JobQueue queue, ObjectNode input, long now) {
        TrainingRequest training = TrainingRequest.parse(input.path("serviceRequestPayload").asString(""));
        ObjectNode detail = Json.object().put("jobArn", job.toString()).put("jobId", job.name())
                .put("jobQueue", queue.arn().toString()).put("createdAt", now)
                .put(ServiceJob.STATUS, ServiceJobStatus.SUBMITTED.name()).put(ServiceJob.TERMINATED, false);
        for (String member : AS_SUBMITTED) {
            if (input.has(member)) {
                detail.set(member, input.get(member));
            }
        }
        detail.putArray(ServiceJob.ATTEMPTS);
        detail.putArray("capacityUsage").addObject().put("capacityUnit", TrainingRequest.NUMBER_OF_INSTANCES)
                .put("quantity", (double) training.instances());
        detail.set("retryStrategy", retryStrategy(input));
        detail.set("tags", Tags.of(input));
        if (input.has("quotaShareName")) {
            detail.putObject("preemptionSummary").put("preemptedAttemptCount", 0).putArray("recentPreemptedAttempts");
        }
        return detail;
    }

    private static ObjectNode retryStrategy(ObjectNode input) {
        ObjectNode given = input.path("retryStrategy") instanceof ObjectNode strategy
                ? strategy.deepCopy()
                : Json.object().put("attempts", 1);
        given.withArray("evaluateOnExit");
        return given;
    }
}
