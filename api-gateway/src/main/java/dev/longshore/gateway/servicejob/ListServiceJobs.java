package dev.longshore.gateway.servicejob;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.queue.JobQueue;
import dev.longshore.gateway.queue.JobQueues;

/** ListServiceJobs: a queue's service jobs, newest first. */
@Component
final class ListServiceJobs implements Operation {

    private static final Bson NEWEST_FIRST = Sorts.descending(ServiceJobs.CREATED, ServiceJobs.ID);

    private final ServiceJobs jobs;
    private final JobQueues queues;

    ListServiceJobs(ServiceJobs jobs, JobQueues queues) {
        this.jobs = jobs;
        this.queues = queues;
    }

    @Override
    public String name() {
        return "ListServiceJobs";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        if (!input.has("jobQueue")) {
            throw new ClientException("jobQueue is required.");
        }
        JobQueue queue = queues.find(request.region(), request.account(), input.path("jobQueue").asString(""));
        String binding = name() + queue.arn() + input.path("filters") + input.path("jobStatus");
        int size = Page.size(input);
        Bson filter = Filters.and(Filters.eq(ServiceJobs.QUEUE, queue.arn().toString()), ServiceJobFilter.read(input),
                older(Page.start(input, binding)));
        Page<ServiceJob> page = Page.of(jobs.find(filter, NEWEST_FIRST, size + 1), size, job -> job.createdAt() + "/" + job.id());
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("jobSummaryList");
        page.entries().forEach(job -> list.add(ServiceJobSummary.of(job)));
        return page.addTo(answer, binding);
    }

    /** @param place of the last job of the page before; empty for the first page */
    private static Bson older(String place) {
        if (place.isEmpty()) {
            return Filters.gte(ServiceJobs.CREATED, 0L);
        }
        String[] parts = place.split("/", 2);
        long created = Long.parseLong(parts[0]);
        return Filters.and(Filters.lte(ServiceJobs.CREATED, created),
                Filters.or(Filters.lt(ServiceJobs.CREATED, created), Filters.lt(ServiceJobs.ID, parts[1])));
    }
}
