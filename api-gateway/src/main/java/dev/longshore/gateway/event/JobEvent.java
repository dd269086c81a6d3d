package dev.longshore.gateway.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.Json;

/**
 * Something that became of a job.
 *
 * @param name what has happened, in words that are the same whenever the event is made again
 * @param key the id of the job without the index of a child or node: events of the same key keep their order
 * @param at when it happened
 * @param detail the job as it was described then
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html">AWS Batch user guide, job events</a>
 */
public record JobEvent(EventKind kind, String name, String key, Arn queue, Instant at, ObjectNode detail) {

    private static final String SOURCE = "aws.batch";

    /** The same whenever the event is made again, so that a consumer can tell what it has seen. */
    String id() {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String status() {
        return detail.path("status").asString("");
    }

    byte[] body() {
        ObjectNode event = Json.object().put("version", "0").put("id", id()).put("detail-type", kind.detailType());
        event.put("source", SOURCE).put("account", queue().account());
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString()).put("region", queue().region());
        ArrayNode resources = event.putArray("resources").add(detail.path("jobArn").asString(""));
        if (kind.isOfQueue()) {
            resources.add(queue().toString());
        }
        event.set("detail", detail);
        return Json.bytes(event);
    }
}
