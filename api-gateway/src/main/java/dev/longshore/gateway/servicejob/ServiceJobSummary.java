package dev.longshore.gateway.servicejob;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.Json;

/**
 * A service job as ListServiceJobs shows it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ServiceJobSummary.html">ServiceJobSummary</a>
 */
final class ServiceJobSummary {

    private static final List<String> MEMBERS = List.of("capacityUsage", "createdAt", "jobArn", "jobId", "jobName",
            "latestAttempt", "quotaShareName", ServiceJob.SCHEDULED_AT, "serviceJobType", "shareIdentifier",
            ServiceJob.STARTED_AT, ServiceJob.STATUS, ServiceJob.REASON, ServiceJob.STOPPED_AT);

    private ServiceJobSummary() {}

    static ObjectNode of(ServiceJob job) {
        ObjectNode summary = Json.object();
        for (String member : MEMBERS) {
            if (job.detail().has(member)) {
                summary.set(member, job.detail().get(member));
            }
        }
        if (job.detail().path(ServiceJob.TERMINATED).asBoolean(false)) {
            summary.put(ServiceJob.TERMINATED, true);
        }
        return summary;
    }
}
