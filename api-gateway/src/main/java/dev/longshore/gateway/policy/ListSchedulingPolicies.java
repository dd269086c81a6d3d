package dev.longshore.gateway.policy;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Json;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;

@Component
final class ListSchedulingPolicies implements Operation {

    private final ResourceListing listing;

    ListSchedulingPolicies(ResourceListing listing) {
        this.listing = listing;
    }

    @Override
    public String name() {
        return "ListSchedulingPolicies";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return listing.page(request, name(), ResourceKind.SCHEDULING_POLICY, "schedulingPolicies",
                policy -> Json.object().put("arn", policy.id().arn().toString()));
    }
}
