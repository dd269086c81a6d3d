package dev.longshore.gateway.policy;

import java.util.Optional;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.ResourceId;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.Scope;

/** Scheduling policies as callers refer to them: by ARN only. */
final class PolicyReference {

    private PolicyReference() {}

    /** @return empty when it is no ARN of a policy of the caller's region and account */
    static Optional<ResourceId> of(ApiRequest request, String arn) {
        return arn.startsWith("arn:")
                ? ResourceId.of(Scope.of(request), ResourceKind.SCHEDULING_POLICY, arn)
                : Optional.empty();
    }

    /** The one that a change or the deletion is about. */
    static ResourceId required(ApiRequest request) {
        String arn = request.input().path("arn").asString("");
        return of(request, arn)
                .orElseThrow(() -> ResourceId.missing(Scope.of(request), ResourceKind.SCHEDULING_POLICY, arn));
    }

    static ClientException unknown(String arn) {
        return new ClientException("Scheduling policy " + arn + " does not exist.");
    }
}
