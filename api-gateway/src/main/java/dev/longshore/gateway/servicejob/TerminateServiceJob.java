package dev.longshore.gateway.servicejob;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;

@Component
final class TerminateServiceJob implements Operation {

    private final ServiceJobStopper stopper;

    TerminateServiceJob(ServiceJobStopper stopper) {
        this.stopper = stopper;
    }

    @Override
    public String name() {
        return "TerminateServiceJob";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        String reference = request.input().path("jobId").asString("");
        if (!stopper.terminate(request, reference)) {
            throw ServiceJob.unknown(reference);
        }
        return Json.object();
    }
}
