package dev.longshore.gateway.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.contracts.status.JobStatusChanged;
import dev.longshore.gateway.api.Json;

/**
 * Something that became of a job.
 *
 * @param ordinal tells apart what one status tells of
 * @param detail the job as DescribeJobs answered it then
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html">AWS Batch user guide, job events</a>
 */
record JobEvent(EventKind kind, JobStatusChanged origin, String ordinal, Instant at, ObjectNode detail) {

    private static final String SOURCE = "aws.batch";

    /** The same whenever the event is made again, so that a consumer can tell what it has seen. */
    String id() {
        String name = origin.job() + "/" + origin.version() + "/" + ordinal;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** An array and its children keep their order among each other, as a multi-node job and its nodes do. */
    String key() {
        return origin.job().base();
    }

    Arn queue() {
        return origin.queue();
    }

    String status() {
        return detail.path("status").asString("");
    }

    byte[] body() {
        ObjectNode event = Json.object().put("version", "0").put("id", id()).put("detail-type", kind.detailType());
        event.put("source", SOURCE).put("account", queue().account());
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString()).put("region", queue().region());
        ArrayNode resources = event.putArray("resources").add(detail.path("jobArn").asString(""));
        if (kind != EventKind.STATE_CHANGE) {
            resources.add(queue().toString());
        }
        event.set("detail", detail);
        return Json.bytes(event);
    }
}
