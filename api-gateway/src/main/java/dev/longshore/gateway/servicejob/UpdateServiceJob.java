package dev.longshore.gateway.servicejob;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Changes the priority of a service job that has not ended. */
@Component
final class UpdateServiceJob implements Operation {

    private static final String PRIORITY = "schedulingPriority";

    private final ServiceJobs jobs;

    UpdateServiceJob(ServiceJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "UpdateServiceJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("jobId").asString("");
        int priority = request.input().path(PRIORITY).asInt();
        ServiceJob job = jobs.update(Scope.of(request), reference, found -> change(found, priority))
                .orElseThrow(() -> ServiceJob.unknown(reference));
        return Json.object().put("jobArn", job.arn().toString()).put("jobId", job.id()).put("jobName", job.name());
    }

    private static ServiceJob change(ServiceJob job, int priority) {
        if (job.status().isTerminal()) {
            throw new ClientException("Service job " + job.id() + " has ended; its priority cannot be changed any more.");
        }
        return job.with(job.detail().deepCopy().put(PRIORITY, priority));
    }
}
