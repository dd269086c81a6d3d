package dev.longshore.gateway.job.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.StartTerms;
import dev.longshore.gateway.GatewayProperties;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.definition.JobDefinition;
import dev.longshore.gateway.definition.JobDefinitions;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobState;
import dev.longshore.gateway.job.Nodes;
import dev.longshore.gateway.job.spec.JobSpec;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;

/** Checks a SubmitJob request and resolves what it refers to. */
@Component
final class SubmissionReader {

    /** Known from the document's own fields. */
    private static final List<String> NOT_OVERRIDES = List.of("jobName", "jobQueue", "jobDefinition");

    private final JobQueues queues;
    private final JobDefinitions definitions;
    private final JobTemplates templates;
    private final Dependencies dependencies;
    private final ConsumableCheck consumables;
    private final int maxArraySize;
    private final Clock clock;

    SubmissionReader(JobQueues queues, JobDefinitions definitions, JobTemplates templates, Dependencies dependencies,
            ConsumableCheck consumables, GatewayProperties properties) {
        this.queues = queues;
        this.definitions = definitions;
        this.templates = templates;
        this.dependencies = dependencies;
        this.consumables = consumables;
        maxArraySize = properties.maxArraySize();
        clock = Clock.systemUTC();
    }

    /** @throws dev.longshore.gateway.api.ClientException when the request cannot be accepted */
    Submission read(ApiRequest request, JobId id) {
        ObjectNode input = request.input();
        String name = input.path("jobName").asString("");
        JobQueue queue = queues.find(request.region(), request.account(), input.path("jobQueue").asString(""));
        JobDefinition definition = definitions.resolve(request.region(), request.account(),
                input.path("jobDefinition").asString(""));
        SubmissionRules.checkTarget(queue, definition);
        checkNodes(queue, definition);
        SubmissionRules.check(input, queue, maxArraySize);
        OverrideRules.check(input, definition);
        JobTemplate template = templates.of(definition);
        JobSpec spec = template.merge(input);
        Job job = new Job(id, queue.arn(), queue.cell(), name, definition.arn(), template.id(), overrides(input),
                Optional.empty(),
                arraySize(input), spec.nodes().map(group -> new Nodes(group.size(), group.mainNode())),
                input.path("shareIdentifier").asStringOpt(), JobState.submitted(now()));
        StartTerms terms = Terms.of(job, template, input);
        consumables.check(terms.consumables(), queue.arn());
        return Submission.of(job, spec, terms, dependencies.resolve(job, input.path("dependsOn")));
    }

    private void checkNodes(JobQueue queue, JobDefinition definition) {
        if (definition.type().equals("multinode") && !queues.runsMultiNode(queue)) {
            throw new ClientException("Job queue " + queue.arn() + " has no compute environment that can run multi-node parallel"
                    + " jobs; they run where the type is MANAGED and computeResources.type is EC2.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static OptionalInt arraySize(JsonNode input) {
        JsonNode size = input.path("arrayProperties").path("size");
        return size.isIntegralNumber() ? OptionalInt.of(size.asInt()) : OptionalInt.empty();
    }

    static Optional<String> overrides(ObjectNode input) {
        ObjectNode overrides = Json.object();
        input.forEachEntry((member, value) -> {
            if (!NOT_OVERRIDES.contains(member)) {
                overrides.set(member, value);
            }
        });
        return overrides.isEmpty() ? Optional.empty() : Optional.of(Json.text(overrides));
    }
}
