package dev.longshore.gateway.environment;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;

@Component
final class DescribeComputeEnvironments implements Operation {

    private final ResourceListing listing;

    DescribeComputeEnvironments(ResourceListing listing) {
        this.listing = listing;
    }

    @Override
    public String name() {
        return "DescribeComputeEnvironments";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return listing.describe(request, name(), ResourceKind.COMPUTE_ENVIRONMENT, "computeEnvironments");
    }
}
