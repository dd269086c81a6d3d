package dev.longshore.gateway.job.stop;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;

@Component
final class CancelJob implements Operation {

    private final JobStopper stopper;

    CancelJob(JobStopper stopper) {
        this.stopper = stopper;
    }

    @Override
    public String name() {
        return "CancelJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return stopper.stop(StopKind.CANCEL, request);
    }
}
