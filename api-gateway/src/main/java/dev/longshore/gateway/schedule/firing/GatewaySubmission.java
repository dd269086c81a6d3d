package dev.longshore.gateway.schedule.firing;

import java.util.Optional;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Scope;

/** Submits as a client would who repeats a call until it is answered: SubmitJob knows it by its invocation id. */
@Component
final class GatewaySubmission implements JobSubmission {

    /** As on AWS, where the service itself is the caller. */
    private static final String PRINCIPAL = "scheduler.amazonaws.com";

    private final Operation submitJob;

    GatewaySubmission(@Qualifier("submitJob") Operation submitJob) {
        this.submitJob = submitJob;
    }

    @Override
    public String submit(Invocation invocation, ObjectNode input) {
        Scope scope = invocation.schedule().scope();
        String id = invocation.invocationId();
        return submitJob.handle(new ApiRequest(id, scope.region(), scope.account(), PRINCIPAL, Optional.of(id), input))
                .path("jobId").asString();
    }
}
