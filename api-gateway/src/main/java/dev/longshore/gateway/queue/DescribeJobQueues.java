package dev.longshore.gateway.queue;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;

@Component
final class DescribeJobQueues implements Operation {

    private final ResourceListing listing;

    DescribeJobQueues(ResourceListing listing) {
        this.listing = listing;
    }

    @Override
    public String name() {
        return "DescribeJobQueues";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return listing.describe(request, name(), ResourceKind.JOB_QUEUE, "jobQueues");
    }
}
