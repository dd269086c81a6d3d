package dev.longshore.gateway.job.stop;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;

@Component
final class TerminateJobs implements Operation {

    private final StoppedJobs all;
    private final JobStopper stopper;

    TerminateJobs(StoppedJobs all, JobStopper stopper) {
        this.all = all;
        this.stopper = stopper;
    }

    @Override
    public String name() {
        return "TerminateJobs";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return all.stopEach(request.input().path("jobs"), job -> stopper.stopIfThere(StopKind.TERMINATE, request, job));
    }
}
