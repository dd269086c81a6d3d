package dev.longshore.gateway.job.stop;

import java.time.Instant;

import org.bson.Document;

import dev.longshore.contracts.command.JobCommand;
import dev.longshore.contracts.job.JobId;

/**
 * What a caller asked for.
 *
 * @param region of the job
 * @param cell of the job's queue
 * @param reason at most 1,024 characters; becomes the job's status reason
 */
record StopRequest(StopKind kind, JobId job, String region, int cell, String reason, Instant at) {

    static StopRequest read(Document document) {
        return new StopRequest(StopKind.valueOf(document.getString("kind")), JobId.parse(document.getString("job")),
                document.getString("region"), document.getInteger("cell"), document.getString("reason"),
                Instant.ofEpochMilli(document.getLong("at")));
    }

    /** There is one request of a kind about a job: the first counts. */
    String id() {
        return job + "/" + kind;
    }

    Document toDocument() {
        return new Document("_id", id()).append("kind", kind.name()).append("job", job.toString()).append("region", region)
                .append("cell", cell).append("reason", reason).append("at", at.toEpochMilli());
    }

    JobCommand command() {
        return kind.command(job, reason, at);
    }
}
