package dev.longshore.gateway.snapshot;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.query.SchedulerAnswer.QueueFront;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.queue.JobQueue;

/**
 * The front of a queue as AWS shows it.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_GetJobQueueSnapshot.html">GetJobQueueSnapshot</a>
 */
final class Snapshot {

    private Snapshot() {}

    static ObjectNode of(JobQueue queue, QueueFront front) {
        ObjectNode snapshot = Json.object();
        ObjectNode first = snapshot.putObject("frontOfQueue").put("lastUpdatedAt", front.at().toEpochMilli());
        ArrayNode jobs = first.putArray("jobs");
        for (QueueFront.InFront job : front.first()) {
            String arn = Arn.batch(queue.arn().region(), queue.arn().account(), "job", job.job().toString()).toString();
            jobs.addObject().put("jobArn", arn).put("earliestTimeAtPosition", job.since().toEpochMilli());
        }
        ObjectNode use = snapshot.putObject("queueUtilization").put("lastUpdatedAt", front.at().toEpochMilli());
        String unit = queue.document().path("jobQueueType").asString("").equals("EKS") ? "cpu" : "VCPU";
        addCapacity(use.putArray("totalCapacityUsage"), unit, front.vcpuMillis());
        front.shares().ifPresent(shares -> describe(shares, unit, use.putObject("fairshareUtilization")));
        return snapshot;
    }

    private static void describe(QueueFront.Shares shares, String unit, ObjectNode utilization) {
        utilization.put("activeShareCount", shares.active());
        ArrayNode holders = utilization.putArray("topCapacityUtilization");
        for (QueueFront.Holder holder : shares.holders()) {
            ObjectNode share = holders.addObject().put("shareIdentifier", holder.share());
            addCapacity(share.putArray("capacityUsage"), unit, holder.vcpuMillis());
        }
    }

    private static void addCapacity(ArrayNode usage, String unit, long vcpuMillis) {
        usage.addObject().put("capacityUnit", unit).put("quantity", vcpuMillis / 1000.0);
    }
}
