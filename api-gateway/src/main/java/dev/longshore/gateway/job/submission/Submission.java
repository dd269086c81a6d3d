package dev.longshore.gateway.job.submission;

import java.util.Locale;
import java.util.Optional;

import org.bson.Document;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.job.JobFields;

/**
 * A job that was checked and is about to be accepted.
 *
 * @param message for the scheduler
 * @param cell of its queue
 * @param definition with revision
 * @param overrides what DescribeJobs and a repeated message need of the request, as JSON
 */
record Submission(JobSubmitted message, int cell, Arn definition, String template, Optional<String> overrides) {

    JobId id() {
        return message.job();
    }

    /** The document that makes it durable. */
    Document toDocument() {
        long created = message.submittedAt().toEpochMilli();
        Document document = new Document(JobFields.ID, id().toString()).append(JobFields.QUEUE, message.queue().toString())
                .append(JobFields.CELL, cell).append(JobFields.NAME, message.jobName())
                .append(JobFields.SEARCH_NAME, message.jobName().toLowerCase(Locale.ROOT))
                .append(JobFields.DEFINITION, definition.toString()).append(JobFields.TEMPLATE, template)
                .append(JobFields.CREATED, created).append(JobFields.OUTBOX, created)
                .append(JobFields.STATUS, JobStatus.SUBMITTED.name()).append(JobFields.VERSION, 0L);
        overrides.ifPresent(json -> document.append(JobFields.OVERRIDES, json));
        message.arraySize().ifPresent(size -> document.append(JobFields.SIZE, size));
        return document;
    }
}
