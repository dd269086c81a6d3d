package dev.longshore.gateway.job.listing;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.StartTerms.ConsumableNeed;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobState;
import dev.longshore.gateway.job.spec.JobTemplate;

/**
 * A job that needs a consumable resource, as ListJobsByConsumableResource shows it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ListJobsByConsumableResourceSummary.html">AWS Batch API,
 *      ListJobsByConsumableResourceSummary</a>
 */
final class Consumer {

    private Consumer() {}

    static ObjectNode of(Job job, JobTemplate template, Arn resource) {
        JobState state = job.state();
        ObjectNode summary = Json.object();
        summary.put("jobArn", job.arn().toString()).put("jobQueueArn", job.queue().toString()).put("jobName", job.name());
        summary.put("jobDefinitionArn", job.definition().toString()).put("jobStatus", state.status().name());
        summary.put("createdAt", state.createdAt().toEpochMilli());
        job.share().ifPresent(share -> summary.put("shareIdentifier", share));
        state.reason().ifPresent(reason -> summary.put("statusReason", reason));
        state.startedAt().ifPresent(at -> summary.put("startedAt", at.toEpochMilli()));
        JsonNode overrides = job.overrides().map(Json::parseObject).orElseGet(Json::object);
        long quantity = 0;
        ArrayNode list = summary.putObject("consumableResourceProperties").putArray("consumableResourceList");
        for (ConsumableNeed need : template.consumables(overrides, job.queue())) {
            list.addObject().put("consumableResource", need.resource().toString()).put("quantity", need.quantity());
            quantity += need.resource().equals(resource) ? need.quantity() : 0;
        }
        return summary.put("quantity", quantity);
    }
}
