package dev.longshore.gateway.job.insight;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.job.Job;
import dev.longshore.gateway.job.JobReference;
import dev.longshore.gateway.job.Jobs;

/** Finds the job that a path names, in whatever region: an id is not given twice. */
@Component
class NamedJobs {

    private final Jobs jobs;

    NamedJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @throws ClientException when there is no such job */
    Job find(ApiRequest request) {
        String id = request.input().path("jobId").asString();
        return JobReference.parse(id).flatMap(jobs::find)
                .orElseThrow(() -> new ClientException("ResourceNotFoundException", "Job " + id + " does not exist."));
    }

    /** What each answer begins with. */
    static ObjectNode describe(Job job) {
        return Json.object().put("jobId", job.id().toString()).put("jobArn", job.arn().toString()).put("jobName", job.name())
                .put("jobQueue", job.queue().toString()).put("status", job.state().status().name());
    }
}
