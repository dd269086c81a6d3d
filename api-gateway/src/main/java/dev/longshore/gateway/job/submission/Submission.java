package dev.longshore.gateway.job.submission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.bson.Document;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.JobDependency;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.contracts.job.RetryStrategy;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.spec.JobSpec;

/**
 * A job that was checked and is about to be accepted.
 *
 * @param message for the scheduler
 * @param cell of its queue
 * @param definition with revision
 * @param overrides what DescribeJobs and a repeated message need of the request, as JSON
 */
record Submission(JobSubmitted message, int cell, Arn definition, String template, Optional<String> overrides) {

    /** Stands for what is not known of a refused job. */
    private static final JobSpec NOTHING = new JobSpec(ContainerSpec.of("unknown", List.of(), Resources.of(1, 4)),
            Optional.empty(), RetryStrategy.NONE, Optional.empty());

    /**
     * One that is to be run.
     *
     * @throws ClientException when it is too large to be sent
     */
    static Submission of(Job job, JobSpec spec, StartTerms terms, List<JobDependency> dependsOn) {
        return of(job, spec, terms, dependsOn, Optional.empty());
    }

    /** One that was accepted and cannot be run: it fails with this reason. */
    static Submission refused(Job job, String reason) {
        return of(job, NOTHING, StartTerms.NONE, List.of(), Optional.of(reason));
    }

    private static Submission of(Job job, JobSpec spec, StartTerms terms, List<JobDependency> dependsOn,
            Optional<String> refusal) {
        Optional<Integer> size = job.size().isPresent() ? Optional.of(job.size().getAsInt()) : Optional.empty();
        JobSubmitted message = new JobSubmitted(job.id(), job.name(), job.queue(), job.definitionName(),
                job.state().createdAt(), spec.workload(), spec.retryStrategy(), spec.attemptTimeout(), size, dependsOn, refusal,
                terms, spec.nodes());
        SubmissionSize.check(message);
        return new Submission(message, job.cell(), job.definition(), job.template(), job.overrides());
    }

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
        message.nodes().ifPresent(nodes -> document.append(JobFields.NODES, nodes.size()).append(JobFields.MAIN_NODE,
                nodes.mainNode()));
        message.terms().share().ifPresent(share -> document.append(JobFields.SHARE, share));
        List<String> consumables = message.terms().consumables().stream().map(need -> need.resource().toString()).toList();
        if (!consumables.isEmpty()) {
            document.append(JobFields.CONSUMABLES, consumables);
        }
        return document;
    }
}
