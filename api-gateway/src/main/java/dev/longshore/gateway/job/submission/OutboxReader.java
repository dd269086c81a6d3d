package dev.longshore.gateway.job.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.command.JobCommand.JobSubmitted;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.spec.JobSpec;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;

/** Reads submissions of which the scheduler has not said anything, oldest first, in pages. */
@Component
final class OutboxReader {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxReader.class);

    private final Jobs jobs;
    private final JobTemplates templates;
    private final Dependencies dependencies;

    OutboxReader(Jobs jobs, JobTemplates templates, Dependencies dependencies) {
        this.jobs = jobs;
        this.templates = templates;
        this.dependencies = dependencies;
    }

    /** A page, and where it ends. */
    record Page(List<Submission> submissions, boolean isEnd, long lastCreated, String lastId) {}

    Page first(long from, long to, int limit) {
        return read(Filters.and(Filters.gte(JobFields.OUTBOX, from), Filters.lte(JobFields.OUTBOX, to)), limit);
    }

    /** What follows a page. */
    Page next(Page page, long to, int limit) {
        return read(Filters.and(Filters.gte(JobFields.OUTBOX, page.lastCreated), Filters.lte(JobFields.OUTBOX, to),
                Filters.or(Filters.gt(JobFields.OUTBOX, page.lastCreated), Filters.gt(JobFields.ID, page.lastId))), limit);
    }

    private Page read(Bson filter, int limit) {
        List<Job> read = new ArrayList<>();
        for (Document document : jobs.collection().find(filter).sort(Sorts.ascending(JobFields.OUTBOX, JobFields.ID))
                .limit(limit)) {
            read.add(Job.read(document));
        }
        Map<String, JobTemplate> used = templates.load(read.stream().map(Job::template).collect(Collectors.toSet()));
        List<Submission> submissions = new ArrayList<>(read.size());
        for (Job job : read) {
            submission(job, used.get(job.template())).ifPresent(submissions::add);
        }
        return read.isEmpty()
                ? new Page(List.of(), true, 0, "")
                : new Page(submissions, false, read.getLast().state().createdAt().toEpochMilli(), read.getLast().id().toString());
    }

    /** As it was when it was accepted, except that more may be known of its dependencies by now. */
    private Optional<Submission> submission(Job job, JobTemplate template) {
        JsonNode overrides = job.overrides().map(Json::parseObject).orElseGet(Json::object);
        try {
            JobSpec spec = template.merge(overrides);
            return Optional.of(new Submission(new JobSubmitted(job.id(), job.name(), job.queue(), definitionName(job),
                    job.state().createdAt(), spec.container(), spec.retryStrategy(), spec.attemptTimeout(), size(job.size()),
                    dependencies.resolve(job.queue().region(), overrides.path("dependsOn"))), job.cell(), job.definition(),
                    job.template(), job.overrides()));
        } catch (ClientException e) {
            LOG.error("job {} was accepted but cannot be sent to the scheduler: {}", job.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Integer> size(OptionalInt size) {
        return size.isPresent() ? Optional.of(size.getAsInt()) : Optional.empty();
    }

    private static String definitionName(Job job) {
        String name = job.definition().name();
        return name.substring(0, name.lastIndexOf(':'));
    }
}
