package dev.longshore.gateway.job;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.job.spec.JobTemplate;
import dev.longshore.gateway.job.spec.JobTemplates;

/** DescribeJobs: up to 100 jobs in full; those that do not exist are left out. Of those that wait the scheduler is asked why. */
@Component
final class DescribeJobs implements Operation {

    private static final int MOST = 100;

    private final Jobs jobs;
    private final JobTemplates templates;
    private final WaitingReasons why;
    private final PodClusters clusters;

    DescribeJobs(Jobs jobs, JobTemplates templates, WaitingReasons why, PodClusters clusters) {
        this.jobs = jobs;
        this.templates = templates;
        this.why = why;
        this.clusters = clusters;
    }

    @Override
    public String name() {
        return "DescribeJobs";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        List<Job> found = jobs.find(request.region(), ids(request.input().path("jobs")));
        Map<JobId, String> reasons = why.ask(found);
        Map<String, JobTemplate> used = templates.load(found.stream().map(Job::template).collect(Collectors.toSet()));
        Map<Arn, JsonNode> configurations = new HashMap<>();
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("jobs");
        for (Job job : found) {
            ObjectNode detail = JobDetail.of(job, Optional.ofNullable(used.get(job.template())));
            Optional.ofNullable(reasons.get(job.id())).ifPresent(reason -> detail.put("statusReason", reason));
            clusters.name(job, detail, configurations);
            list.add(detail);
        }
        return answer;
    }

    private static Set<JobId> ids(JsonNode list) {
        if (list.size() > MOST) {
            throw new ClientException("Error executing request, Exception : Maximum number of jobs supported is  100");
        }
        Set<JobId> ids = new LinkedHashSet<>();
        for (JsonNode text : list) {
            JobReference.parse(text.asString("")).ifPresent(ids::add);
        }
        return ids;
    }
}
