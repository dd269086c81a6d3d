package dev.longshore.gateway.servicejob;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.job.stop.StoppedJobs;

@Component
final class TerminateServiceJobs implements Operation {

    private final StoppedJobs all;
    private final ServiceJobStopper stopper;

    TerminateServiceJobs(StoppedJobs all, ServiceJobStopper stopper) {
        this.all = all;
        this.stopper = stopper;
    }

    @Override
    public String name() {
        return "TerminateServiceJobs";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return all.stopEach(request.input().path("jobs"), job -> stopper.terminate(request, job));
    }
}
