package dev.longshore.gateway.environment;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.contracts.resource.AllocationStrategy;
import dev.longshore.contracts.resource.ResourceDefinition;
import dev.longshore.contracts.resource.ResourceDefinition.ComputeEnvironmentDefined;
import dev.longshore.gateway.resource.Announcement;
import dev.longshore.gateway.resource.Resource;
import dev.longshore.gateway.resource.ResourceKind;

/** Tells of compute environments. An unmanaged one may use whatever hosts there are: here they are all run by the user. */
@Component
final class EnvironmentAnnouncement implements Announcement {

    private static final int UNLIMITED = 1_000_000;

    @Override
    public ResourceKind kind() {
        return ResourceKind.COMPUTE_ENVIRONMENT;
    }

    @Override
    public ResourceDefinition of(Resource resource) {
        JsonNode resources = resource.document().path("computeResources");
        List<String> types = resources.path("instanceTypes").valueStream().map(JsonNode::asString).toList();
        return new ComputeEnvironmentDefined(resource.id().arn(), resource.uuid(), resource.revision(), resource.cell(),
                resource.document().path("state").asString().equals("ENABLED"), Vcpus.of(resources.path("minvCpus").asInt(0)),
                Vcpus.of(resources.path("maxvCpus").asInt(UNLIMITED)), types, strategy(resources), List.of(),
                reservable(resource.document()));
    }

    /** What an unmanaged environment has is known from its user alone; where he does not say, nothing is reserved of it. */
    private static Optional<Vcpus> reservable(JsonNode document) {
        return document.path("type").asString("").equals("UNMANAGED")
                ? Optional.of(Vcpus.of(Math.min(UNLIMITED, document.path("unmanagedvCpus").asInt(0))))
                : Optional.empty();
    }

    /** Fargate and unmanaged environments have none. */
    private static AllocationStrategy strategy(JsonNode resources) {
        return resources.path("allocationStrategy").asStringOpt().map(AllocationStrategy::valueOf)
                .orElse(AllocationStrategy.BEST_FIT_PROGRESSIVE);
    }
}
