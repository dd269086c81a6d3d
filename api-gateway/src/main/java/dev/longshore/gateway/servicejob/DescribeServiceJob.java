package dev.longshore.gateway.servicejob;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

@Component
final class DescribeServiceJob implements Operation {

    private final ServiceJobs jobs;

    DescribeServiceJob(ServiceJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "DescribeServiceJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("jobId").asString("");
        return jobs.find(Scope.of(request), reference).orElseThrow(() -> ServiceJob.unknown(reference)).detail();
    }
}
