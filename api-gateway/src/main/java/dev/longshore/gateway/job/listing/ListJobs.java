package dev.longshore.gateway.job.listing;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.job.JobStatus;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobReference;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;

/** ListJobs. Without a status and without a filter it lists the jobs that run; with a filter, whatever their status is. */
@Component
final class ListJobs implements Operation {

    private static final int MOST_RESULTS = 1_000;
    private static final int MOST_FILTERED_RESULTS = 100;
    private static final List<String> SUBJECTS = List.of("jobQueue", "arrayJobId", "multiNodeJobId");

    private final JobQueues queues;
    private final Jobs jobs;
    private final QueueListing queueListing;
    private final PartListing partListing;

    ListJobs(JobQueues queues, Jobs jobs, QueueListing queueListing, PartListing partListing) {
        this.queues = queues;
        this.jobs = jobs;
        this.queueListing = queueListing;
        this.partListing = partListing;
    }

    @Override
    public String name() {
        return "ListJobs";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        return switch (subject(input)) {
            case "jobQueue" -> ofQueue(request, input);
            case "arrayJobId" -> ofParts(request, input, "arrayJobId", partListing::children);
            default -> ofParts(request, input, "multiNodeJobId", partListing::nodes);
        };
    }

    private ObjectNode ofQueue(ApiRequest request, ObjectNode input) {
        JobQueue queue = queues.find(request.region(), request.account(), input.path("jobQueue").asString(""));
        JobFilter filter = JobFilter.read(input.path("filters"), queue.arn(), givenStatus(input));
        int limit = Page.size(input, filter.isStatus() ? MOST_RESULTS : MOST_FILTERED_RESULTS);
        String binding = name() + queue.arn() + filter;
        return answer(queueListing.page(queue.arn(), filter, Position.read(Page.start(input, binding)), limit), binding);
    }

    private ObjectNode ofParts(ApiRequest request, ObjectNode input, String member, Parts parts) {
        String reference = input.path(member).asString("");
        JobId id = JobReference.parse(reference).orElseThrow(() -> unknown(reference));
        Job whole = jobs.find(request.region(), id).orElseThrow(() -> unknown(reference));
        String binding = name() + member + id + status(input);
        return answer(parts.page(whole, status(input), Page.start(input, binding), Page.size(input, MOST_RESULTS)), binding);
    }

    /** A page of what a job is made of. */
    private interface Parts {

        Page<Job> page(Job whole, JobStatus status, String from, int limit);
    }

    private static String subject(ObjectNode input) {
        List<String> given = SUBJECTS.stream().filter(input::has).toList();
        if (given.size() != 1) {
            throw new ClientException(
                    "ListJobs needs exactly one of jobQueue, arrayJobId and multiNodeJobId, not " + given.size() + ".");
        }
        return given.getFirst();
    }

    private static JobStatus status(JsonNode input) {
        return givenStatus(input).orElse(JobStatus.RUNNING);
    }

    private static Optional<JobStatus> givenStatus(JsonNode input) {
        return input.path("jobStatus").asStringOpt().map(JobStatus::valueOf);
    }

    private static ClientException unknown(String reference) {
        return new ClientException("Job " + reference + " does not exist.");
    }

    private static ObjectNode answer(Page<Job> page, String binding) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("jobSummaryList");
        page.entries().forEach(job -> list.add(JobSummary.of(job)));
        return page.addTo(answer, binding);
    }
}
