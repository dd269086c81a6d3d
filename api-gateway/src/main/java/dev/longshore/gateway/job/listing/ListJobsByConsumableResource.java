package dev.longshore.gateway.job.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.api.Page;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobFields;
import dev.longshore.gateway.job.Jobs;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Resources;
import dev.longshore.gateway.resource.Scope;

/** Answers the jobs that need a consumable resource, newest first, page by page. */
@Component
final class ListJobsByConsumableResource implements Operation {

    private final Resources resources;
    private final Jobs jobs;
    private final JobTemplates templates;

    ListJobsByConsumableResource(Resources resources, Jobs jobs, JobTemplates templates) {
        this.resources = resources;
        this.jobs = jobs;
        this.templates = templates;
    }

    @Override
    public String name() {
        return "ListJobsByConsumableResource";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        ObjectNode input = request.input();
        String reference = input.path("consumableResource").asString("");
        ResourceId resource = ResourceId.of(Scope.of(request), ResourceKind.CONSUMABLE_RESOURCE, reference)
                .filter(id -> resources.find(id).isPresent())
                .orElseThrow(() -> ResourceId.missing(Scope.of(request), ResourceKind.CONSUMABLE_RESOURCE, reference));
        String binding = name() + resource.arn() + input.path("filters");
        Position from = Position.read(Page.start(input, binding));
        int limit = Page.size(input);
        List<Job> found = find(resource, ConsumerFilter.read(input.path("filters")), from, limit + 1);
        Page<Job> page = Page.of(found, limit, job -> Position.of(job, "").toString());
        return page.addTo(describe(page.entries(), resource), binding);
    }

    private List<Job> find(ResourceId resource, List<Bson> filters, Position from, int most) {
        List<Bson> conditions = new ArrayList<>(filters);
        conditions.add(Filters.eq(JobFields.CONSUMABLES, resource.arn().toString()));
        conditions.add(from.olderOnes());
        List<Job> found = new ArrayList<>();
        for (Document document : jobs.collection().find(Filters.and(conditions))
                .sort(Sorts.descending(JobFields.CREATED, JobFields.ID)).limit(most)) {
            found.add(Job.read(document));
        }
        return found;
    }

    private ObjectNode describe(List<Job> page, ResourceId resource) {
        Map<String, JobTemplate> used = templates.load(page.stream().map(Job::template).collect(Collectors.toSet()));
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("jobs");
        for (Job job : page) {
            JobTemplate template = used.get(job.template());
            if (template != null) {
                list.add(Consumer.of(job, template, resource.arn()));
            }
        }
        return answer;
    }
}
