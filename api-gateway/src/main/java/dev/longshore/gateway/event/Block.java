package dev.longshore.gateway.event;

import java.util.List;
import java.util.Optional;

import org.bson.Document;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.status.JobStatusChanged;

/**
 * A job that blocks its queue.
 *
 * @param version of the status that told so
 * @param code why, as AWS names it, such as {@code CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY}
 * @see <a href="https://docs.aws.amazon.com/batch/latest/userguide/batch-job-queue-blocked-events.html">AWS Batch user guide, job
 *      queue blocked events</a>
 */
record Block(JobId job, long version, String code) {

    private static final List<String> CODES = List.of("CAPACITY:", "MISCONFIGURATION:", "UNDETERMINED");

    /** What the status means; empty where the job does not block anything. */
    static Optional<Block> of(JobStatusChanged change) {
        return change.statusReason().filter(_ -> waits(change)).map(reason -> reason.split(" - ", 2)[0])
                .filter(code -> CODES.stream().anyMatch(code::startsWith))
                .map(code -> new Block(change.job(), change.version(), code));
    }

    static Block read(Document document) {
        return new Block(JobId.parse(document.getString("_id")), document.getLong("version"), document.getString("code"));
    }

    Document toDocument() {
        return new Document("_id", job.toString()).append("version", version).append("code", code);
    }

    /** Of an array: whether a child does. */
    private static boolean waits(JobStatusChanged change) {
        return change.status() == JobStatus.RUNNABLE || !change.status().isTerminal()
                && change.array().filter(children -> children.counts().getOrDefault(JobStatus.RUNNABLE, 0) > 0).isPresent();
    }
}
