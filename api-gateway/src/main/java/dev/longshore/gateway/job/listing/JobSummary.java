package dev.longshore.gateway.job.listing;

import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.status.CurrentAttempt;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobState;
import dev.longshore.gateway.job.Nodes;

/**
 * A job as ListJobs shows it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_JobSummary.html">JobSummary</a>
 */
final class JobSummary {

    private JobSummary() {}

    static ObjectNode of(Job job) {
        JobState state = job.state();
        ObjectNode summary = Json.object();
        summary.put("jobArn", job.arn().toString()).put("jobId", job.id().toString()).put("jobName", job.name());
        summary.put("jobDefinition", job.definition().toString()).put("createdAt", state.createdAt().toEpochMilli());
        summary.put("status", state.status().name());
        state.reason().ifPresent(reason -> summary.put("statusReason", reason));
        job.share().ifPresent(share -> summary.put("shareIdentifier", share));
        time(state.startedAt(), "startedAt", summary);
        time(state.stoppedAt(), "stoppedAt", summary);
        stopRequests(state, summary);
        state.current().ifPresent(attempt -> container(attempt, summary));
        if (job.id().isChild()) {
            summary.putObject("arrayProperties").put("index", job.id().index());
        }
        if (job.isArray()) {
            summary.putObject("arrayProperties").put("size", job.size().getAsInt());
        }
        job.nodes().ifPresent(nodes -> nodes(job, nodes, summary));
        return summary;
    }

    /** Said only of those that somebody has asked to stop. */
    private static void stopRequests(JobState state, ObjectNode summary) {
        if (state.cancelled()) {
            summary.put("isCancelled", true);
        }
        if (state.terminated()) {
            summary.put("isTerminated", true);
        }
    }

    private static void nodes(Job job, Nodes nodes, ObjectNode summary) {
        ObjectNode properties = summary.putObject("nodeProperties").put("numNodes", nodes.count());
        if (job.id().isNode()) {
            properties.put("nodeIndex", job.id().index()).put("isMainNode", job.isMainNode());
        }
    }

    private static void container(CurrentAttempt attempt, ObjectNode summary) {
        ObjectNode container = summary.putObject("container");
        attempt.exitCode().ifPresent(code -> container.put("exitCode", code));
        attempt.reason().ifPresent(reason -> container.put("reason", reason));
    }

    private static void time(Optional<Instant> at, String member, ObjectNode summary) {
        at.ifPresent(instant -> summary.put(member, instant.toEpochMilli()));
    }
}
