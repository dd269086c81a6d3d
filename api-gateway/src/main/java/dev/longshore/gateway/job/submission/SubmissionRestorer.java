package dev.longshore.gateway.job.submission;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.job.StartTerms;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.spec.JobSpec;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;

/** Makes submissions of what is stored, as they were when they were accepted, except that more may be known of their dependencies. */
@Component
final class SubmissionRestorer {

    private static final Logger LOG = LoggerFactory.getLogger(SubmissionRestorer.class);

    private final JobTemplates templates;
    private final Dependencies dependencies;

    SubmissionRestorer(JobTemplates templates, Dependencies dependencies) {
        this.templates = templates;
        this.dependencies = dependencies;
    }

    /**
     * One for each job, in that order. A job that cannot be made out any more is refused, which fails it for good.
     *
     * @throws RuntimeException when the store is away
     */
    List<Submission> restore(List<Job> jobs) {
        Map<String, JobTemplate> used = templates.load(jobs.stream().map(Job::template).collect(Collectors.toSet()));
        return jobs.stream().map(job -> restore(job, used.get(job.template()))).toList();
    }

    private Submission restore(Job job, JobTemplate template) {
        if (template == null) {
            return refused(job, "what its job definition said is not stored any more");
        }
        try {
            Wish wish = wish(job, template);
            // Not among what makes a job unreadable: a store that does not answer says nothing about the job.
            return Submission.of(job, wish.spec, wish.terms, dependencies.resolve(job, wish.dependsOn));
        } catch (ClientException e) {
            return refused(job, e.getMessage());
        }
    }

    private record Wish(JobSpec spec, StartTerms terms, JsonNode dependsOn) {}

    /** @throws ClientException when what is stored contradicts itself, or cannot be read */
    private static Wish wish(Job job, JobTemplate template) {
        try {
            JsonNode overrides = job.overrides().map(Json::parseObject).orElseGet(Json::object);
            return new Wish(template.merge(overrides), Terms.of(job, template, overrides), overrides.path("dependsOn"));
        } catch (ClientException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("what is stored of job {}", job.id(), e);
            throw new ClientException("what is stored of it cannot be read");
        }
    }

    private static Submission refused(Job job, String why) {
        try (MDC.MDCCloseable _ = MDC.putCloseable("job", job.id().toString());
                MDC.MDCCloseable _ = MDC.putCloseable("queue", job.queue().name())) {
            LOG.error("job {} was accepted and fails without being run: {}", job.id(), why);
        }
        return Submission.refused(job, "The job was accepted but cannot be run, so that it has to be submitted again: " + why);
    }
}
