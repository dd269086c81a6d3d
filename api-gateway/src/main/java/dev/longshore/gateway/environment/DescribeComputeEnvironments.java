package dev.longshore.gateway.environment;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.Operation;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;
import dev.longshore.gateway.resource.ResourceListing;

/** Answers the named environments, or all of them page by page, with as many desired vCPUs as each has or is about to have. */
@Component
final class DescribeComputeEnvironments implements Operation {

    private final ResourceListing listing;
    private final Sizes sizes;

    DescribeComputeEnvironments(ResourceListing listing, Sizes sizes) {
        this.listing = listing;
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "DescribeComputeEnvironments";
    }

    @Override
    public ObjectNode handle(ApiRequest request) {
        return listing.describe(request, name(), ResourceKind.COMPUTE_ENVIRONMENT, "computeEnvironments", this::describe);
    }

    private List<ObjectNode> describe(List<Resource> found) {
        Map<Arn, Integer> vcpus = sizes.of(found);
        return found.stream().map(environment -> {
            ObjectNode described = environment.described();
            Integer size = vcpus.get(environment.id().arn());
            if (size != null && described.path(Sizes.RESOURCES) instanceof ObjectNode resources) {
                resources.put(Sizes.DESIRED, Sizes.between(resources, size));
            }
            return described;
        }).toList();
    }
}
